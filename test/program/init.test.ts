import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { Repository, treeOf } from './repository.js'
import { leaksOf, secrets } from './secrets.js'
import { BASICS, hasCommand, linkModules, pathWith, pathWithoutKeyhold, runHusky, setups, stateOf } from './setups.js'

const FAKE = `const key = "${secrets.stripeLive}"\n`
const DEFAULTS = ['pre-commit', 'commit-msg', 'pre-push']
const PREPARE = 'keyhold init --if-git || exit 0'
const script = (name: string) =>
  readFileSync(new URL(`../../hooks/${name}`, import.meta.url), 'utf8').replace(/^#!.*\n/, '')

function keyholdIn(repository: Repository, cwd: string, ...args: string[]) {
  return repository.run(join(inject('installed'), 'node_modules/.bin/keyhold'), args, { cwd })
}

/** Stages a live key in this folder and commits, without any keyhold on PATH. */
function tryToLeak(repository: Repository, cwd = '') {
  repository.write(join(cwd, 'pay.js'), FAKE)
  const env = { PATH: pathWithoutKeyhold() }
  repository.run('git', ['add', '-f', 'pay.js'], { cwd })
  return repository.run('git', ['commit', '-m', 'pay'], { cwd, env })
}

function expectStopped(repository: Repository, cwd = ''): void {
  const { status, output } = tryToLeak(repository, cwd)
  expect(output).toContain('keyhold stopped this commit: 1 live secret')
  expect(status).toBe(1)
  expect(leaksOf(output, secrets.stripeLive)).toEqual([])
}

describe('init finds where to install', () => {
  test('at the top, in a repository without a first commit', () => {
    const repository = Repository.withPackage()
    const { status, stdout } = repository.keyhold('init')
    expect(stdout).toBe(
      [
        'keyhold did this:',
        '  make .husky/pre-commit',
        '  make .husky/commit-msg',
        '  make .husky/pre-push',
        '  edit package.json',
        '  make .git/keyhold-husky',
        '  set core.hooksPath to .husky/_ (husky)',
        'Commit .husky and package.json: npm install then puts the hooks in place in every clone.',
        '',
      ].join('\n'),
    )
    expect(status).toBe(0)
    expectStopped(repository)
    expect(repository.tryGit('rev-parse', '-q', '--verify', 'HEAD').status).toBe(1)
  })

  test('from a folder below the package', () => {
    const repository = Repository.withPackage()
    repository.write('src/deep/a.js', '')
    expect(keyholdIn(repository, 'src/deep', 'init').status).toBe(0)
    expect(existsSync(join(repository.root, '.husky/pre-commit'))).toBe(true)
    expect(repository.read('package.json')).toContain(PREPARE)
    expectStopped(repository, 'src/deep')
  })

  test.for(['frontend', 'front end', 'it\'s $& $\' `x` "y" \\ \\n', '-v', 'größe/日本', '!*[a]?'])(
    'from a package in a folder below the top, and the hook calls the keyhold that is there: %s',
    (folder) => {
      const repository = Repository.withPackage()
      rmSync(join(repository.root, 'node_modules'))
      rmSync(join(repository.root, 'package.json'))
      linkModules(repository, folder)
      repository.write(`${folder}/package.json`, '{\n  "name": "frontend"\n}\n')
      expect(keyholdIn(repository, folder, 'init')).toMatchObject({ status: 0, stderr: '' })
      expect(repository.read(`${folder}/package.json`)).toContain(PREPARE)
      expect(existsSync(join(repository.root, folder, '.husky'))).toBe(false)
      expectStopped(repository)
      expectStopped(repository, folder)
      const { output } = repository.run('git', ['commit', '--allow-empty', '-m', FAKE])
      expect(output).toContain('keyhold stopped this commit')
    },
  )

  test('of two packages, the hook calls the first one that has keyhold, and init in the other does not change that', () => {
    const repository = Repository.withPackage()
    repository.write('docs/package.json', '{}')
    linkModules(repository, 'docs')
    repository.keyhold('init')
    const hook = repository.read('.husky/pre-commit')
    expect(keyholdIn(repository, 'docs', 'init').status).toBe(0)
    expect(repository.read('.husky/pre-commit')).toBe(hook)
    rmSync(join(repository.root, 'node_modules'))
    expect(keyholdIn(repository, 'docs', 'init').status).toBe(0)
    expect(repository.read('.husky/pre-commit')).toContain('keyhold=docs/node_modules/.bin/keyhold\n')
    expectStopped(repository)
  })

  test('in a linked work tree, where husky was not run yet', () => {
    const repository = Repository.guarded()
    repository.git('add', '.')
    repository.git('commit', '-q', '-m', 'first')
    repository.git('worktree', 'add', '-q', '-b', 'other', '../other tree')
    linkModules(repository, '../other tree')
    const { status, stdout } = keyholdIn(repository, '../other tree', 'init')
    expect(stdout).toBe('keyhold did this:\n  make what is missing in .husky/_ (husky)\n')
    expect(status).toBe(0)
    expectStopped(repository, '../other tree')
  })

  test('in a linked work tree first, and the other one stays as it is', () => {
    const repository = Repository.withPackage()
    repository.git('add', '-f', 'package.json')
    repository.git('commit', '-q', '-m', 'first')
    repository.git('worktree', 'add', '-q', '-b', 'other', '../other')
    linkModules(repository, '../other')
    const before = treeOf(repository.root)
    expect(keyholdIn(repository, '../other', 'init').status).toBe(0)
    expect(treeOf(repository.root)).toEqual(before)
    expectStopped(repository, '../other')
  })

  test('in a submodule, and not in the repository around it', () => {
    const repository = Repository.withPackage()
    const inner = new Repository('inner')
    inner.git('init', '-q', '-b', 'main')
    inner.write('package.json', '{}')
    inner.git('add', '.')
    inner.git('commit', '-q', '-m', 'first')
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner')
    linkModules(repository, 'inner')
    const before = repository.run('git', ['config', '--list', '--local']).stdout
    expect(keyholdIn(repository, 'inner', 'init')).toMatchObject({ status: 0, stderr: '' })
    expect(repository.run('git', ['config', '--list', '--local']).stdout).toBe(before)
    expect(existsSync(join(repository.root, '.husky'))).toBe(false)
    expectStopped(repository, 'inner')
  })

  // Linux, as root: a process that sees no network at all.
  const unshare = ['unshare', '--net'] as const
  const hasNoNetwork = spawnSync(unshare[0], [unshare[1], 'true']).status === 0
  test.skipIf(!hasNoNetwork)('without a network (skipped where unshare cannot take it away)', () => {
    const repository = Repository.withPackage()
    const bin = join(inject('installed'), 'node_modules/.bin/keyhold')
    expect(repository.run(unshare[0], [unshare[1], bin, 'init'])).toMatchObject({ status: 0, stderr: '' })
    expectStopped(repository)
  })
})

describe('what init writes', () => {
  test.for(DEFAULTS)('the block in .husky/%s is the script in hooks/, between two markers', (name) => {
    const repository = Repository.guarded()
    expect(repository.read(`.husky/${name}`)).toBe(
      `# >>> keyhold (keyhold uninstall takes this block out, file made by keyhold)\n${script(name)}# <<< keyhold\n`,
    )
  })

  test.for([
    ['a shebang', '#!/bin/sh\n', 'echo mine\n'],
    ['a shebang with a carriage return', '#!/bin/sh\r\n', 'echo mine\r\n'],
    ['no shebang', '', 'echo mine\n'],
    ['no final newline', '', 'echo mine'],
    ['an exit at its top', '', 'exit 0\necho mine\n'],
    ['bytes beyond ASCII', '#!/bin/sh\n', "echo 'größe ✓'\n"],
  ] as const)('in a hook with %s, the block stands at the top and every other byte stays', ([, head, rest]) => {
    const repository = Repository.withPackage()
    for (const name of DEFAULTS) repository.write(`.husky/${name}`, head + rest)
    repository.keyhold('init')
    for (const name of DEFAULTS)
      expect(repository.read(`.husky/${name}`)).toBe(
        `${head}# >>> keyhold (keyhold uninstall takes this block out)\n${script(name)}# <<< keyhold\n${rest}`,
      )
  })

  test('a hook that ends in exit 0 at its top is scanned all the same', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-commit', '#!/bin/sh\nexit 0\n')
    expect(repository.keyhold('init').status).toBe(0)
    expectStopped(repository)
  })

  test('the lines below the block run after a clean scan, and can still stop the commit', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-commit', 'echo mine\nexit 3\n')
    repository.keyhold('init')
    const { status, output } = repository.tryGit('commit', '--allow-empty', '-m', 'first')
    expect(output).toContain('keyhold: nothing found.')
    expect(output).toMatch(/^mine$/m)
    expect(status).toBe(1)
  })

  test('the mode of a hook stays', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-commit', 'echo mine\n')
    chmodSync(join(repository.root, '.husky/pre-commit'), 0o750)
    repository.keyhold('init')
    expect(lstatSync(join(repository.root, '.husky/pre-commit')).mode & 0o777).toBe(0o750)
  })

  test('a block of an earlier version gives way to the present one, in its place', () => {
    const repository = Repository.guarded()
    const block = repository.read('.husky/pre-commit')
    repository.write(
      '.husky/pre-commit',
      `set -u\n${block.replace(/keyhold=[^]*\n(?=# <)/, 'npx keyhold\n')}echo mine\n`,
    )
    repository.keyhold('init')
    expect(repository.read('.husky/pre-commit')).toBe(`set -u\n${block}echo mine\n`)
  })

  test('a key in a message and in a push is stopped as well', () => {
    const repository = Repository.guarded()
    repository.stage('a.txt', 'a\n')
    const message = repository.tryGit('commit', '-m', FAKE)
    expect(message.output).toContain('keyhold stopped this commit: 1 live secret')
    expect(message.status).toBe(1)
    repository.stage('pay.js', FAKE)
    repository.git('commit', '-q', '--no-verify', '-m', 'first')
    repository.git('init', '-q', '--bare', '../remote.git')
    const push = repository.tryGit('push', '../remote.git', 'main')
    expect(push.output).toContain('keyhold stopped this push: 1 live secret')
    expect(push.status).toBe(1)
    expect(leaksOf(message.output + push.output, secrets.stripeLive)).toEqual([])
  })
})

describe('the prepare script', () => {
  test.for([
    [
      'is added to a package without scripts',
      '{\n  "name": "a"\n}\n',
      `{\n  "name": "a",\n  "scripts": {\n    "prepare": "${PREPARE}"\n  }\n}\n`,
    ],
    [
      'is put first, in the style of the file',
      '{\n\t"scripts": {\n\t\t"test": "a"\n\t}\n}',
      `{\n\t"scripts": {\n\t\t"prepare": "${PREPARE}",\n\t\t"test": "a"\n\t}\n}`,
    ],
    ['is joined to an existing one', '{"scripts":{"prepare":"tsc"}}', `{"scripts":{"prepare":"tsc && (${PREPARE})"}}`],
    ['of husky is left alone', '{ "scripts": { "prepare": "husky" } }\n', '{ "scripts": { "prepare": "husky" } }\n'],
    [
      'of husky among others is left alone',
      '{"scripts":{"prepare":"tsc && husky"}}',
      '{"scripts":{"prepare":"tsc && husky"}}',
    ],
  ] as const)('%s', ([, before, after]) => {
    const repository = Repository.withPackage()
    repository.write('package.json', before)
    repository.keyhold('init')
    expect(repository.read('package.json')).toBe(after)
  })

  test('puts the hooks in place in a fresh clone, and changes no file there', () => {
    const repository = Repository.guarded('work', '--hooks', 'pre-commit')
    repository.git('add', '.')
    repository.git('commit', '-q', '-m', 'first')
    repository.git('clone', '-q', '.', '../clone')
    linkModules(repository, '../clone')
    const prepared = repository.run('npm', ['run', 'prepare'], { cwd: '../clone' })
    expect(prepared).toMatchObject({ status: 0 })
    expect(repository.run('git', ['status', '--porcelain'], { cwd: '../clone' }).stdout).toBe('')
    expectStopped(repository, '../clone')
  })

  test.for([
    ['alone', '{"scripts":{}}'],
    ['joined to another', '{"scripts":{"prepare":"node -e 0"}}'],
    ['in the place of an empty one', '{"scripts":{"prepare":""}}'],
    ['joined to one that ends with a semicolon', '{"scripts":{"prepare":"node -e 0;"}}'],
  ] as const)('does not fail an install without devDependencies: %s', ([, text]) => {
    const repository = Repository.withPackage()
    repository.write('package.json', text)
    repository.keyhold('init')
    rmSync(join(repository.root, 'node_modules'))
    const { status } = repository.run('npm', ['run', 'prepare'], { env: { PATH: pathWithoutKeyhold() } })
    expect(status).toBe(0)
  })

  test('still fails when what it is joined to fails', () => {
    const repository = Repository.withPackage()
    repository.write('package.json', '{"scripts":{"prepare":"exit 7"}}')
    repository.keyhold('init')
    expect(repository.run('npm', ['run', 'prepare']).status).toBe(7)
  })
})

describe('init, again and again', () => {
  test.for(setups)('$name: twice and three times is once', ({ cwd = '', make }) => {
    const repository = Repository.withPackage()
    make(repository)
    expect(keyholdIn(repository, cwd, 'init')).toMatchObject({ status: 0, stderr: '' })
    const state = stateOf(repository)
    for (const _ of [2, 3]) {
      expect(keyholdIn(repository, cwd, 'init')).toMatchObject({
        status: 0,
        output: 'keyhold: nothing to do, everything is in place.\n',
      })
      expect(stateOf(repository)).toEqual(state)
    }
  })

  test.for(setups)('$name: --dry-run shows what init does, and writes nothing', ({ cwd = '', make }) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = stateOf(repository)
    const shown = keyholdIn(repository, cwd, 'init', '--dry-run')
    expect(shown).toMatchObject({ status: 0, stderr: '' })
    expect(stateOf(repository)).toEqual(before)
    const done = keyholdIn(repository, cwd, 'init').stdout
    expect(done.replace('did this', 'would do this').replace(/^Commit .*\n/m, '')).toBe(shown.stdout)
  })

  test('puts right what is missing', () => {
    const repository = Repository.guarded()
    const state = stateOf(repository)
    rmSync(join(repository.root, '.husky'), { recursive: true })
    repository.keyhold('init')
    expect(stateOf(repository)).toEqual(state)
    rmSync(join(repository.root, '.husky/_/pre-commit'))
    repository.keyhold('init')
    expect(stateOf(repository)).toEqual(state)
    repository.git('config', '--unset', 'core.hooksPath')
    repository.keyhold('init')
    expectStopped(repository)
  })
})

describe('--hooks', () => {
  test('leaves the other hooks out, and prepare keeps it that way', () => {
    const repository = Repository.guarded('work', '--hooks', 'pre-push, pre-commit')
    const hooks = () => Object.keys(treeOf(repository.root)).filter((path) => /^\.husky\/[a-z-]+$/.test(path))
    expect(hooks()).toEqual(['.husky/pre-commit', '.husky/pre-push'])
    repository.run('npm', ['run', 'prepare'])
    expect(hooks()).toEqual(['.husky/pre-commit', '.husky/pre-push'])
    expect(JSON.parse(repository.read('package.json'))).toMatchObject({
      scripts: { prepare: 'keyhold init --if-git --hooks pre-commit,pre-push || exit 0' },
    })
  })

  test('takes out the hooks that are no longer asked for, and nothing else', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-push', 'echo mine\n')
    repository.keyhold('init')
    const { stdout } = repository.keyhold('init', '--hooks', 'pre-commit')
    expect(stdout).toContain('  remove .husky/commit-msg\n  edit .husky/pre-push\n  edit package.json\n')
    expect(repository.read('.husky/pre-push')).toBe('echo mine\n')
  })

  test('adds post-commit where it is asked for', () => {
    const repository = Repository.guarded('work', '--hooks', 'pre-commit,post-commit')
    repository.stage('pay.js', FAKE)
    expect(repository.tryGit('commit', '--no-verify', '-m', 'first').output).toContain(
      'keyhold: this commit was made without the scan',
    )
  })

  test.for(['pre-comit', 'pre-commit,', '', 'pre-receive', '../pre-commit', 'PRE-COMMIT', 'pre-commit;pre-push'])(
    'a hook that is not known is an error, and nothing is written: %s',
    (list) => {
      const repository = Repository.withPackage()
      const before = stateOf(repository)
      const { status, stderr } = repository.keyhold('init', '--hooks', list)
      expect(stderr).toMatch(
        /^keyhold: There is no hook “.*” to install: pre-commit, commit-msg, pre-push, post-commit\.\n/,
      )
      expect(status).toBe(2)
      expect(stateOf(repository)).toEqual(before)
    },
  )

  test('a word that is no flag is an error, and nothing is written', () => {
    const repository = Repository.withPackage()
    const before = stateOf(repository)
    const { status, stderr } = repository.keyhold('init', 'pre-commit')
    expect(stderr).toContain('keyhold init takes no pre-commit.')
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })
})

/** What init does not touch, and the first line it says. `$` stands for the folder of the test. */
const refusals: readonly (readonly [string, (repository: Repository) => void, string])[] = [
  [
    'core.hooksPath is a folder of another tool',
    (it) => it.git('config', 'core.hooksPath', '.githooks'),
    'core.hooksPath is .githooks (local), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is the folder of an older husky',
    (it) => it.git('config', 'core.hooksPath', '.husky'),
    'core.hooksPath is .husky (local), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is empty',
    (it) => it.git('config', 'core.hooksPath', ''),
    'core.hooksPath is empty (local), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is set globally',
    (it) => it.git('config', '--global', 'core.hooksPath', '/usr/share/hooks'),
    'core.hooksPath is /usr/share/hooks (global), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is set globally, to what husky would set',
    (it) => it.git('config', '--global', 'core.hooksPath', '.husky/_'),
    'core.hooksPath is .husky/_ (global), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is set for this work tree',
    (it) => {
      it.git('config', 'extensions.worktreeConfig', 'true')
      it.git('config', '--worktree', 'core.hooksPath', '.husky/_')
    },
    'core.hooksPath is .husky/_ (worktree), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is an absolute path outside',
    (it) => it.git('config', 'core.hooksPath', '/elsewhere/.husky/_'),
    'core.hooksPath is /elsewhere/.husky/_ (local), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath leads outside',
    (it) => it.git('config', 'core.hooksPath', '../.husky/_'),
    'core.hooksPath is ../.husky/_ (local), so another tool owns the hooks.',
  ],
  [
    'core.hooksPath is in the home folder',
    (it) => it.git('config', 'core.hooksPath', '~/.husky/_'),
    'core.hooksPath is ~/.husky/_ (local), so another tool owns the hooks.',
  ],
  [
    '.git/hooks holds hooks that run, in another language',
    (it) => {
      for (const name of ['pre-push', 'post-checkout']) {
        it.write(`.git/hooks/${name}`, '#!/usr/bin/perl\n')
        chmodSync(join(it.root, '.git/hooks', name), 0o755)
      }
    },
    '.git/hooks holds hooks that husky would switch off: post-checkout, pre-push.',
  ],
  [
    '.git/hooks holds a link to a hook that runs',
    (it) => {
      it.write('tools/hook', '#!/bin/sh\n')
      chmodSync(join(it.root, 'tools/hook'), 0o755)
      mkdirSync(join(it.root, '.git/hooks'), { recursive: true })
      symlinkSync('../../tools/hook', join(it.root, '.git/hooks/pre-commit'))
    },
    '.git/hooks holds hooks that husky would switch off: pre-commit.',
  ],
  [
    'a hook is binary',
    (it) => it.write('.husky/commit-msg', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])),
    '.husky/commit-msg is not a text file that keyhold can edit.',
  ],
  [
    'a hook is not UTF-8',
    (it) => it.write('.husky/commit-msg', Buffer.from([0x23, 0xe9, 0x0a])),
    '.husky/commit-msg is not a text file that keyhold can edit.',
  ],
  [
    'a hook is a link',
    (it) => {
      it.write('tools/hook', 'echo mine\n')
      mkdirSync(join(it.root, '.husky'))
      symlinkSync('../tools/hook', join(it.root, '.husky/pre-push'))
    },
    '.husky/pre-push is not a text file that keyhold can edit.',
  ],
  [
    'a hook is a link to nothing',
    (it) => {
      mkdirSync(join(it.root, '.husky'))
      symlinkSync('../nowhere', join(it.root, '.husky/pre-push'))
    },
    '.husky/pre-push is not a text file that keyhold can edit.',
  ],
  [
    'a hook is a folder',
    (it) => it.write('.husky/pre-commit/test.sh', ''),
    '.husky/pre-commit is not a text file that keyhold can edit.',
  ],
  [
    '.husky is a file',
    (it) => it.write('.husky', 'mine\n'),
    '.husky is where the hooks belong, but it is not a folder.',
  ],
  [
    '.husky is a link to a folder',
    (it) => {
      mkdirSync(join(it.home, 'elsewhere'))
      symlinkSync('../elsewhere', join(it.root, '.husky'))
    },
    '.husky is where the hooks belong, but it is not a folder.',
  ],
  ['package.json is missing', (it) => rmSync(join(it.root, 'package.json')), 'There is no package.json in $.'],
  [
    'package.json is not JSON',
    (it) => it.write('package.json', '{ "name": "a", }'),
    'package.json cannot be edited: it is not a JSON object.',
  ],
  [
    'package.json is empty',
    (it) => it.write('package.json', ''),
    'package.json cannot be edited: it is not a JSON object.',
  ],
  [
    'package.json is not an object',
    (it) => it.write('package.json', '["a"]'),
    'package.json cannot be edited: it is not a JSON object.',
  ],
  [
    'the scripts in package.json are not an object',
    (it) => it.write('package.json', '{"scripts":"test"}'),
    'package.json cannot be edited: its scripts are not an object.',
  ],
  [
    'the prepare script is not a string',
    (it) => it.write('package.json', '{"scripts":{"prepare":["a"]}}'),
    'package.json cannot be edited: its prepare script is not a string.',
  ],
  [
    'nothing can follow the prepare script',
    (it) => it.write('package.json', '{"scripts":{"prepare":"build # for now"}}'),
    'package.json cannot be edited: nothing can be joined to its prepare script.',
  ],
  [
    'package.json is UTF-16',
    (it) => it.write('package.json', Buffer.from('\ufeff{}', 'utf16le')),
    'package.json cannot be edited: it is not a text file.',
  ],
  [
    'package.json is a link',
    (it) => {
      renameSync(join(it.root, 'package.json'), join(it.root, 'real.json'))
      symlinkSync('real.json', join(it.root, 'package.json'))
    },
    'package.json cannot be edited: it is not a text file.',
  ],
  [
    'package.json is a folder',
    (it) => {
      rmSync(join(it.root, 'package.json'))
      it.write('package.json/a', '')
    },
    'package.json cannot be edited: it is not a text file.',
  ],
  // Modes do not keep root from writing; a folder in the way keeps everybody.
  [
    'the first hook cannot be written',
    (it) => mkdirSync(join(it.root, '.husky/pre-commit.keyhold-new'), { recursive: true }),
    '.husky/pre-commit cannot be written: EEXIST.',
  ],
  [
    'the last hook cannot be written',
    (it) => mkdirSync(join(it.root, '.husky/pre-push.keyhold-new'), { recursive: true }),
    '.husky/pre-push cannot be written: EEXIST.',
  ],
  [
    'package.json cannot be written',
    (it) => mkdirSync(join(it.root, 'package.json.keyhold-new')),
    'package.json cannot be written: EEXIST.',
  ],
  [
    'the configuration is locked',
    (it) => it.write('.git/config.lock', ''),
    'The hooks could not be switched on: error: could not lock config file .git/config: File exists.',
  ],
  [
    "husky's folder is a file",
    (it) => it.write('.husky/_', 'mine\n'),
    '.husky/_ is where the hooks belong, but it is not a folder.',
  ],
  [
    'husky breaks off after it has set core.hooksPath',
    (it) => it.write('.husky/_/.gitignore/a', 'mine\n'),
    'The hooks could not be switched on: Error: EISDIR: illegal operation on a directory',
  ],
  [
    'husky breaks off halfway through its files',
    (it) => it.write('.husky/_/pre-push/a', 'mine\n'),
    'The hooks could not be switched on: Error: EISDIR: illegal operation on a directory',
  ],
]

describe('what cannot be done safely is refused: exit 2, nothing changed, the lines to write by hand', () => {
  test.for(refusals)('%s', ([, make, message]) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = stateOf(repository)
    const { status, stdout, stderr } = repository.keyhold('init')
    const said = stderr.replaceAll(`${repository.root}/`, '').replaceAll(repository.root, '$')
    expect(said.startsWith(`keyhold: ${message}`)).toBe(true)
    expect(said).toContain('Nothing was changed.\n')
    for (const line of ['scan --staged || exit', 'scan --message "$1" || exit', 'scan --push "$1" <"$refs" || exit'])
      expect(said).toContain(`node_modules/.bin/keyhold ${line}`)
    expect(stdout).toBe('')
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })

  test('a hook that was not asked for may be what it likes', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-push', Buffer.from([0, 1]))
    expect(repository.keyhold('init', '--hooks', 'pre-commit').status).toBe(0)
  })

  test('a hook in .git/hooks that does not run is no reason', () => {
    const repository = Repository.withPackage()
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\n')
    repository.write('.git/hooks/pre-push.sample', '#!/bin/sh\n')
    chmodSync(join(repository.root, '.git/hooks/pre-push.sample'), 0o755)
    expect(repository.keyhold('init').status).toBe(0)
  })

  test('a husky that was at work is at work again when init is refused halfway', () => {
    const repository = Repository.withPackage()
    runHusky(repository)
    repository.write('.husky/pre-commit', 'echo mine\n')
    repository.git('config', 'core.hooksPath', './.husky/_')
    rmSync(join(repository.root, '.husky/_/pre-push'))
    repository.write('.husky/_/pre-push/a', '')
    const before = stateOf(repository)
    expect(repository.keyhold('init').status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
    expect(repository.tryGit('commit', '--allow-empty', '-m', 'first').output).toMatch(/^mine$/m)
  })
})

describe('the lines to write by hand', () => {
  test.for(['node_modules', "it's a folder/node_modules"])('stop a commit, a message and a push: %s', (modules) => {
    const repository = Repository.withPackage()
    const folder = modules.replace(/\/?node_modules$/, '')
    if (folder !== '') {
      rmSync(join(repository.root, 'node_modules'))
      linkModules(repository, folder)
      repository.write(`${folder}/package.json`, '{}')
    }
    repository.git('config', 'core.hooksPath', '.githooks')
    const { stderr } = keyholdIn(repository, folder, 'init')
    const hooks = stderr.split(/^ {4}# (?=[a-z-]+\n)/m).slice(1)
    expect(hooks).toHaveLength(3)
    for (const hook of hooks) {
      const name = hook.slice(0, hook.indexOf('\n'))
      repository.write(`.githooks/${name}`, `#!/bin/sh\n${hook.slice(name.length + 1)}cat >${name}.txt\n`)
      chmodSync(join(repository.root, '.githooks', name), 0o755)
    }
    expectStopped(repository)
    repository.git('reset', '-q')
    const message = repository.tryGit('commit', '--allow-empty', '-m', FAKE)
    expect(message.output).toContain('keyhold stopped this commit')
    expect(message.status).toBe(1)
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    repository.git('init', '-q', '--bare', '../remote.git')
    repository.git('push', '-q', '../remote.git', 'main')
    expect(repository.read('pre-push.txt')).toMatch(/^refs\/heads\/main \w{40} refs\/heads\/main 0{40}\n$/)
    repository.stage('pay.js', FAKE)
    repository.git('commit', '-q', '--no-verify', '-m', 'second')
    const push = repository.tryGit('push', '../remote.git', 'main')
    expect(push.output).toContain('keyhold stopped this push')
    expect(push.status).toBe(1)
    rmSync(join(repository.root, modules))
    expect(repository.tryGit('commit', '--allow-empty', '-m', 'third').status).toBe(1)
  })
})

describe('where there is nothing to install into', () => {
  test('no repository: exit 2, and what to do', () => {
    const folder = new Repository()
    const { status, stderr } = folder.keyhold('init')
    expect(stderr).toBe(
      'keyhold: There is no git work tree here, so there are no hooks to put in place or to take back.\n' +
        '  Run git init first. In a prepare script, npx keyhold init --if-git goes on without.\n',
    )
    expect(status).toBe(2)
    expect(treeOf(folder.root)).toEqual({})
  })

  test.for([
    ['no repository', {}, 'there is no git work tree here'],
    ['HUSKY=0', { HUSKY: '0' }, 'HUSKY=0 is set'],
  ] as const)('%s with --if-git: one plain line, and exit 0', ([, env, why]) => {
    const folder = new Repository()
    folder.write('package.json', '{}')
    const bin = join(inject('installed'), 'node_modules/.bin/keyhold')
    const { status, stdout, stderr } = folder.run(bin, ['init', '--if-git'], { env })
    expect(stdout).toBe(`keyhold: ${why}, so no hook was installed.\n`)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(treeOf(folder.root)).toEqual({ 'package.json': Buffer.from('{}').toString('base64') })
  })

  test('a bare repository has no work tree', () => {
    const repository = new Repository()
    repository.git('init', '-q', '--bare')
    expect(repository.keyhold('init')).toMatchObject({ status: 2 })
    expect(repository.keyhold('init', '--if-git')).toMatchObject({ status: 0 })
  })

  test('no git: exit 2, and what to do', () => {
    const repository = Repository.withPackage()
    const before = stateOf(repository)
    const env = { PATH: pathWith(repository, 'node') }
    const { status, stderr } = repository.run('node_modules/.bin/keyhold', ['init'], { env })
    expect(stderr).toBe('keyhold: git could not be started.\n  Install git, or put it on PATH, and try again.\n')
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })

  test('no git with --if-git: one plain line, and exit 0', () => {
    const repository = Repository.withPackage()
    const before = stateOf(repository)
    const env = { PATH: pathWith(repository, 'node') }
    const { status, stdout, stderr } = repository.run('node_modules/.bin/keyhold', ['init', '--if-git'], { env })
    expect(stdout).toBe('keyhold: git could not be started, so no hook was installed.\n')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stateOf(repository)).toEqual(before)
  })

  test('HUSKY=0: whoever asked for the hooks learns that there are none', () => {
    const repository = Repository.withPackage()
    const before = stateOf(repository)
    const { status, stderr } = repository.run('node_modules/.bin/keyhold', ['init'], { env: { HUSKY: '0' } })
    expect(stderr).toContain('keyhold: HUSKY=0 is set, so husky would put nothing in place. Nothing was changed.\n')
    expect(status).toBe(2)
    const calm = repository.run('node_modules/.bin/keyhold', ['init', '--if-git'], { env: { HUSKY: '0' } })
    expect(calm).toMatchObject({ status: 0, stdout: 'keyhold: HUSKY=0 is set, so no hook was installed.\n' })
    expect(stateOf(repository)).toEqual(before)
  })

  test.for(['', '--if-git'])('a repository that git refuses to open is not the same as none: init %s', (flag) => {
    const repository = Repository.withPackage()
    repository.write('.git/config', '[core]\n\trepositoryformatversion = 99\n')
    const { status, stderr } = repository.keyhold('init', ...(flag === '' ? [] : [flag]))
    expect(stderr).toMatch(/^keyhold: git rev-parse failed with status 128: Expected git repo version/)
    expect(status).toBe(2)
    expect(existsSync(join(repository.root, '.husky'))).toBe(false)
  })

  test.for(['', '--if-git'])(
    'a repository of somebody else, which git does not trust, is not the same as none: init %s',
    (flag) => {
      const repository = Repository.withPackage()
      const bin = join(inject('installed'), 'node_modules/.bin/keyhold')
      const { status, stderr } = repository.run(bin, ['init', ...(flag === '' ? [] : [flag])], {
        env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
      })
      expect(stderr).toMatch(/^keyhold: git rev-parse failed with status 128: detected dubious ownership/)
      expect(status).toBe(2)
      expect(existsSync(join(repository.root, '.husky'))).toBe(false)
    },
  )

  test('with a GIT_DIR that makes git take a folder for the top, nothing is changed', () => {
    const repository = Repository.withPackage()
    repository.write('frontend/package.json', '{}')
    const before = stateOf(repository)
    const { status, stderr } = repository.run(join(inject('installed'), 'node_modules/.bin/keyhold'), ['init'], {
      cwd: 'frontend',
      env: { GIT_DIR: join(repository.root, '.git') },
    })
    expect(stderr).toContain("The hooks could not be switched on: .git can't be found. Nothing was changed.\n")
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })

  test("in npm's cache, where packages from git are prepared, --if-git leaves the repository around it alone", () => {
    const repository = Repository.withPackage()
    repository.write('.npm/_cacache/tmp/git-clone-a/package.json', '{}')
    const before = stateOf(repository)
    const { status, stdout } = repository.run(
      join(inject('installed'), 'node_modules/.bin/keyhold'),
      ['init', '--if-git'],
      {
        cwd: '.npm/_cacache/tmp/git-clone-a',
        env: { npm_config_cache: join(repository.root, '.npm') },
      },
    )
    expect(stdout).toBe("keyhold: this is a copy in npm's cache, so no hook was installed.\n")
    expect(status).toBe(0)
    expect(stateOf(repository)).toEqual(before)
  })
})

describe('a hook that cannot scan lets nothing through', () => {
  const stages = [
    ['commit', (it: Repository) => it.stage('a.txt', 'a\n'), ['commit', '-m', 'second']],
    [
      'push',
      (it: Repository) => void it.git('init', '-q', '--bare', '../remote.git'),
      ['push', '../remote.git', 'main'],
    ],
  ] as const

  test.for(stages)('keyhold is gone: %s', ([verb, make, args]) => {
    const repository = Repository.guarded()
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    make(repository)
    renameSync(join(repository.root, 'node_modules'), join(repository.root, '../moved'))
    const before = repository.snapshot()
    const { status, output } = repository.run('git', args, { env: { PATH: pathWithoutKeyhold() } })
    expect(output).toContain(
      `keyhold is not installed here, so nothing was scanned and nothing is let through. Run npm install, then ${verb} again.\n`,
    )
    expect(status).toBe(1)
    expect(repository.snapshot()).toEqual(before)
  })

  test('keyhold of a package in a folder is gone: the hook says where to install it', () => {
    const repository = Repository.withPackage()
    rmSync(join(repository.root, 'node_modules'))
    repository.write('frontend/package.json', '{}')
    keyholdIn(repository, 'frontend', 'init')
    const { status, output } = tryToLeak(repository)
    expect(output).toContain('Run npm install in frontend, then commit again.\n')
    expect(status).toBe(1)
  })

  test('the link to keyhold leads nowhere', () => {
    const repository = Repository.guarded()
    rmSync(join(repository.root, 'node_modules'))
    mkdirSync(join(repository.root, 'node_modules/.bin'), { recursive: true })
    symlinkSync('../keyhold/dist/keyhold.cjs', join(repository.root, 'node_modules/.bin/keyhold'))
    const { status, output } = tryToLeak(repository)
    expect(output).toContain('keyhold is not installed here')
    expect(status).toBe(1)
  })

  test.for(stages)('node is not on PATH: %s', ([verb, make, args]) => {
    const repository = Repository.guarded()
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    make(repository)
    const before = repository.snapshot()
    const { status, output } = repository.run('git', args, { env: { PATH: pathWith(repository, ...BASICS) } })
    expect(output).toContain(
      'keyhold could not be started, so nothing was scanned and nothing is let through. Put Node 20.17 or newer on PATH ' +
        `(husky reads ~/.config/husky/init.sh), then ${verb} again.\n`,
    )
    expect(status).toBe(1)
    expect(repository.snapshot()).toEqual(before)
  })

  test.for([
    ['SIGINT', 'keyhold was stopped before it was done, so nothing is let through. Try to commit again.\n'],
    ['SIGKILL', 'keyhold was stopped before it was done, so nothing is let through. Try to commit again.\n'],
  ] as const)('keyhold is ended by %s: the hook says so, and does not speak of Node', ([signal, sentence]) => {
    const repository = Repository.guarded()
    rmSync(join(repository.root, 'node_modules'))
    repository.write('node_modules/.bin/keyhold', `#!/bin/sh\nkill -${signal.slice(3)} $$\n`)
    chmodSync(join(repository.root, 'node_modules/.bin/keyhold'), 0o755)
    const { status, output } = tryToLeak(repository)
    expect(output).toContain(sentence)
    expect(output).not.toContain('Node')
    expect(status).toBe(1)
  })

  test('node is where ~/.config/husky/init.sh says, as the message advises', () => {
    const repository = Repository.guarded()
    const folder = pathWith(repository, 'node')
    mkdirSync(join(repository.home, '.config/husky'), { recursive: true })
    writeFileSync(join(repository.home, '.config/husky/init.sh'), `export PATH="${folder}:$PATH"\n`)
    repository.stage('pay.js', FAKE)
    const { status, output } = repository.run('git', ['commit', '-m', 'pay'], {
      env: { PATH: pathWith(repository, ...BASICS) },
    })
    expect(output).toContain('keyhold stopped this commit')
    expect(status).toBe(1)
  })

  test('a keyhold on PATH is taken where the package has none', () => {
    const repository = Repository.guarded()
    rmSync(join(repository.root, 'node_modules'))
    repository.stage('pay.js', FAKE)
    const { status, output } = repository.run('git', ['commit', '-m', 'pay'], {
      env: { PATH: repository.path(join(inject('installed'), 'node_modules/.bin')) },
    })
    expect(output).toContain('keyhold stopped this commit')
    expect(status).toBe(1)
  })

  test('post-commit stops nothing, and is silent where keyhold is gone', () => {
    const repository = Repository.guarded('work', '--hooks', 'post-commit')
    rmSync(join(repository.root, 'node_modules'))
    const env = { PATH: pathWithoutKeyhold() }
    expect(repository.run('git', ['commit', '-q', '--allow-empty', '-m', 'first'], { env })).toMatchObject({
      status: 0,
      output: '',
    })
  })
})

/** A repository with a remote, whose own pre-push writes down what it is given. */
function withOwnPrePush(): Repository {
  const repository = Repository.withPackage()
  repository.write('.husky/pre-push', '#!/bin/sh\necho "$@" >args.txt\ncat >refs.txt\n')
  repository.keyhold('init')
  repository.git('commit', '-q', '--allow-empty', '-m', 'first')
  repository.git('init', '-q', '--bare', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  return repository
}

describe('another pre-push below ours', () => {
  test('still receives its arguments and standard input', () => {
    const repository = withOwnPrePush()
    repository.git('branch', 'second')
    repository.git('push', '-q', 'origin', 'main', 'second')
    const head = repository.git('rev-parse', 'HEAD')
    expect(repository.read('args.txt')).toBe('origin ../remote.git\n')
    expect(repository.read('refs.txt')).toBe(
      ['main', 'second'].map((name) => `refs/heads/${name} ${head} refs/heads/${name} ${'0'.repeat(40)}\n`).join(''),
    )
  })

  test('receives an empty standard input when nothing is pushed', () => {
    const repository = withOwnPrePush()
    repository.git('push', '-q', 'origin', 'main')
    repository.git('push', '-q', 'origin', 'main')
    expect(repository.read('refs.txt')).toBe('')
  })

  test('does not run when the push is stopped', () => {
    const repository = withOwnPrePush()
    repository.stage('pay.js', FAKE)
    repository.git('commit', '-q', '--no-verify', '-m', 'pay')
    expect(repository.tryGit('push', '-q', 'origin', 'main').status).toBe(1)
    expect(existsSync(join(repository.root, 'refs.txt'))).toBe(false)
  })
})

describe.each(['sh', 'dash', 'bash', 'busybox'])('the hooks under %s', (shell) => {
  const words = shell === 'busybox' ? ['sh'] : shell === 'bash' ? ['--posix'] : []
  const run = (repository: Repository, args: string[], input = '') =>
    repository.run(shell, [...words, '-e', ...args], { input, env: { PATH: pathWithoutKeyhold() } })

  test.skipIf(!hasCommand(shell))('every script reads as shell', () => {
    for (const name of [...DEFAULTS, 'post-commit', 'pre-receive']) {
      const path = fileURLToPath(new URL(`../../hooks/${name}`, import.meta.url))
      expect(spawnSync(shell, [...words, '-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
    }
  })

  test.skipIf(!hasCommand(shell))('pre-commit and commit-msg scan, and give 1 for a find', () => {
    const repository = Repository.guarded()
    repository.stage('a.js', 'a\n')
    repository.write('message.txt', 'Add a\n')
    expect(run(repository, ['.husky/pre-commit'])).toMatchObject({ status: 0 })
    expect(run(repository, ['.husky/commit-msg', 'message.txt'])).toMatchObject({ status: 0 })
    repository.stage('pay.js', FAKE)
    repository.write('message.txt', FAKE)
    expect(run(repository, ['.husky/pre-commit'])).toMatchObject({ status: 1 })
    expect(run(repository, ['.husky/commit-msg', 'message.txt'])).toMatchObject({ status: 1 })
  })

  test.skipIf(!hasCommand(shell))('pre-push hands on more than a pipe holds, byte for byte', () => {
    const repository = Repository.guarded()
    repository.git('commit', '-q', '--allow-empty', '-m', 'first')
    repository.write('.husky/pre-push', `${repository.read('.husky/pre-push')}cat >refs.txt\n`)
    const head = repository.git('rev-parse', 'HEAD')
    const line = (at: number) => {
      const ref = `refs/heads/${'$HOME`x`\\\\'.slice(0, at % 10)}${'long'.repeat(30)}-${at}`
      return `${ref} ${head} ${ref} ${'0'.repeat(40)}\n`
    }
    const input = Array.from({ length: 1000 }, (_, at) => line(at)).join('')
    expect(input.length).toBeGreaterThan(1 << 17)
    expect(run(repository, ['.husky/pre-push', 'origin', 'url'], input)).toMatchObject({ status: 0 })
    expect(repository.read('refs.txt')).toBe(input)
  })

  test.skipIf(!hasCommand(shell))('a missing keyhold gives 2', () => {
    const repository = Repository.guarded()
    rmSync(join(repository.root, 'node_modules'))
    for (const name of DEFAULTS)
      expect(run(repository, [`.husky/${name}`, 'a'])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('keyhold is not installed here') as string,
      })
  })
})
