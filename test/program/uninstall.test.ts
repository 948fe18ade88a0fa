import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Repository, treeOf } from './repository.js'
import { secrets } from './secrets.js'
import { hooksOf, linkModules, others, runHusky, setups, stateOf } from './setups.js'

const FAKE = `const key = "${secrets.stripeLive}"\n`

function keyholdIn(repository: Repository, cwd: string, ...args: string[]) {
  const outcome = repository.run(join(repository.root, 'node_modules/.bin/keyhold'), args, { cwd })
  if (outcome.status !== 0) throw new Error(outcome.output)
  return outcome
}

describe('uninstall gives back the same bytes, modes and settings', () => {
  test.for(setups)('$name', ({ cwd = '', make }) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = stateOf(repository)
    keyholdIn(repository, cwd, 'init')
    expect(stateOf(repository)).not.toEqual(before)
    keyholdIn(repository, cwd, 'uninstall')
    expect(stateOf(repository)).toEqual(before)
  })

  test.for(setups)('$name, after init with other hooks, twice', ({ cwd = '', make }) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = stateOf(repository)
    keyholdIn(repository, cwd, 'init', '--hooks', 'post-commit,pre-push')
    keyholdIn(repository, cwd, 'init')
    keyholdIn(repository, cwd, 'uninstall')
    expect(stateOf(repository)).toEqual(before)
  })

  test.for(others)('$name', ({ make, flags = [], edits }) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = [stateOf(repository), hooksOf(repository)]
    keyholdIn(repository, '', 'init', ...flags)
    for (const [path, text] of Object.entries(edits)) expect(repository.read(path)).toContain(text)
    const once = [stateOf(repository), hooksOf(repository)]
    expect(keyholdIn(repository, '', 'init', ...flags).stdout).toContain('nothing to do, everything is in place')
    expect([stateOf(repository), hooksOf(repository)]).toEqual(once)
    keyholdIn(repository, '', 'uninstall')
    expect([stateOf(repository), hooksOf(repository)]).toEqual(before)
  })

  test.for(others)('$name, after init with other hooks, twice', ({ make }) => {
    const repository = Repository.withPackage()
    make(repository)
    const before = [stateOf(repository), hooksOf(repository)]
    keyholdIn(repository, '', 'init', '--hooks', 'post-commit,pre-push')
    keyholdIn(repository, '', 'init')
    keyholdIn(repository, '', 'uninstall')
    expect([stateOf(repository), hooksOf(repository)]).toEqual(before)
  })

  test('also from another folder than init was called in', () => {
    const repository = Repository.withPackage()
    repository.write("it's/front end/package.json", '{\n  "name": "frontend"\n}\n')
    const before = stateOf(repository)
    keyholdIn(repository, "it's/front end", 'init')
    keyholdIn(repository, '', 'uninstall')
    expect(stateOf(repository)).toEqual(before)
  })

  test('also when the package.json of the top is gone', () => {
    const repository = Repository.withPackage()
    rmSync(join(repository.root, 'package.json'))
    const before = stateOf(repository)
    repository.write('package.json', '{}')
    keyholdIn(repository, '', 'init')
    rmSync(join(repository.root, 'package.json'))
    keyholdIn(repository, '', 'uninstall')
    expect(stateOf(repository)).toEqual(before)
  })
})

test('after uninstall commits are not scanned, and other hooks still run', () => {
  const repository = Repository.withPackage()
  repository.write('.husky/pre-commit', 'echo mine\n')
  runHusky(repository)
  keyholdIn(repository, '', 'init')
  repository.stage('pay.js', FAKE)
  expect(repository.tryGit('commit', '-m', 'first').status).toBe(1)
  keyholdIn(repository, '', 'uninstall')
  const { status, output } = repository.tryGit('commit', '-m', 'first')
  expect(output).toMatch(/^mine$/m)
  expect(output).not.toContain('keyhold')
  expect(status).toBe(0)
})

test('--dry-run shows what would be taken back, and takes nothing back', () => {
  const repository = Repository.guarded()
  const before = stateOf(repository)
  expect(repository.keyhold('uninstall', '--dry-run').stdout).toBe(
    [
      'keyhold would do this:',
      '  remove .husky/pre-commit',
      '  remove .husky/commit-msg',
      '  remove .husky/pre-push',
      '  edit package.json',
      '  remove .git/keyhold-husky',
      '  unset core.hooksPath',
      '',
    ].join('\n'),
  )
  expect(stateOf(repository)).toEqual(before)
})

test('a second uninstall finds nothing to do', () => {
  const repository = Repository.guarded()
  keyholdIn(repository, '', 'uninstall')
  const before = stateOf(repository)
  expect(keyholdIn(repository, '', 'uninstall').stdout).toBe(
    'keyhold: nothing to do, there is nothing of keyhold here.\n',
  )
  expect(stateOf(repository)).toEqual(before)
})

describe('what came after init is left alone', () => {
  test('lines that were added to a hook of ours, above and below', () => {
    const repository = Repository.guarded()
    repository.write('.husky/pre-commit', `set -u\n${repository.read('.husky/pre-commit')}npx lint-staged`)
    keyholdIn(repository, '', 'uninstall')
    expect(repository.read('.husky/pre-commit')).toBe('set -u\nnpx lint-staged')
  })

  test('core.hooksPath, when a hook came that needs it', () => {
    const repository = Repository.guarded()
    repository.write('.husky/post-merge', 'echo merged\n')
    const { stdout } = keyholdIn(repository, '', 'uninstall')
    expect(stdout).toContain(
      'core.hooksPath stays, because it is in use: .husky/post-merge. git config --unset core.hooksPath unsets it.\n',
    )
    expect(repository.git('config', 'core.hooksPath')).toBe('.husky/_')
    expect(existsSync(join(repository.root, '.husky/_/h'))).toBe(true)
    rmSync(join(repository.root, '.husky/post-merge'))
    keyholdIn(repository, '', 'uninstall')
    expect(repository.tryGit('config', 'core.hooksPath').stdout).toBe('')
    expect(existsSync(join(repository.root, '.husky'))).toBe(false)
  })

  test('core.hooksPath, when another work tree still has hooks', () => {
    const repository = Repository.guarded()
    repository.git('add', '.')
    repository.git('commit', '-q', '-m', 'first')
    repository.git('worktree', 'add', '-q', '-b', 'other', '../other tree')
    linkModules(repository, '../other tree')
    keyholdIn(repository, '../other tree', 'init')
    const { stdout } = keyholdIn(repository, '', 'uninstall')
    expect(stdout).toContain(`core.hooksPath stays, because it is in use: ${repository.home}/other tree.`)
    const other = repository.run('git', ['commit', '--allow-empty', '-m', FAKE], { cwd: '../other tree' })
    expect(other.output).toContain('keyhold stopped this commit')
    expect(other.status).toBe(1)
    keyholdIn(repository, '../other tree', 'uninstall')
    expect(repository.tryGit('config', 'core.hooksPath').stdout).toBe('')
  })

  test('a hook that husky did not run before init does not run after uninstall either, and that is said', () => {
    const repository = Repository.withPackage()
    repository.write('.husky/pre-commit', 'echo mine\n')
    keyholdIn(repository, '', 'init')
    expect(keyholdIn(repository, '', 'uninstall').stdout).toContain(
      'As before keyhold, git does not run pre-commit in .husky; npx husky makes it do so.\n',
    )
    expect(repository.run('npx', ['--no-install', 'husky']).status).toBe(0)
    expect(repository.tryGit('commit', '--allow-empty', '-m', 'first').output).toMatch(/^mine$/m)
  })

  test('core.hooksPath that another tool has taken over', () => {
    const repository = Repository.guarded()
    repository.git('config', 'core.hooksPath', '.hooks')
    keyholdIn(repository, '', 'uninstall')
    expect(repository.git('config', 'core.hooksPath')).toBe('.hooks')
    expect(repository.read('package.json')).toBe('{\n  "name": "user",\n  "private": true\n}\n')
  })

  test('a package.json that was written anew since: only the command goes', () => {
    const repository = Repository.guarded()
    const { scripts, ...rest } = JSON.parse(repository.read('package.json')) as Record<string, object>
    repository.write('package.json', JSON.stringify({ scripts: { ...scripts, test: 'vitest' }, ...rest }, null, 4))
    keyholdIn(repository, '', 'uninstall')
    expect(JSON.parse(repository.read('package.json'))).toEqual({ scripts: { test: 'vitest' }, ...rest })
  })

  test('a call of keyhold init in words of your own, and that is said', () => {
    const repository = Repository.withPackage()
    const text = '{"scripts":{"prepare":"npx keyhold init"}}'
    repository.write('package.json', text)
    keyholdIn(repository, '', 'init')
    expect(keyholdIn(repository, '', 'uninstall').stdout).toContain(
      'package.json still holds keyhold init; take that out yourself.\n',
    )
    expect(repository.read('package.json')).toBe(text)
  })
})

describe('uninstall is all or nothing', () => {
  test.for([
    [
      'the configuration is locked',
      (it: Repository) => it.write('.git/config.lock', ''),
      /^keyhold: git config failed with status 255: could not lock config file .git\/config: File exists\.\n/,
    ],
    [
      'a file cannot be written',
      (it: Repository) => mkdirSync(join(it.root, 'package.json.keyhold-new')),
      /^keyhold: package\.json cannot be written: EEXIST\. Nothing was changed\.\n {2}Check who owns it/,
    ],
  ] as const)('when %s, nothing was changed', ([, provoke, message]) => {
    const repository = Repository.guarded()
    provoke(repository)
    const before = stateOf(repository)
    const { status, stderr } = repository.keyhold('uninstall')
    expect(stderr.replace(`${repository.root}/`, '')).toMatch(message)
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })
})

describe('uninstall that cannot look', () => {
  test('outside of a repository: exit 2, and what to do', () => {
    const repository = new Repository()
    const { status, stderr } = repository.keyhold('uninstall')
    expect(stderr).toContain('keyhold: There is no git work tree here')
    expect(status).toBe(2)
  })

  test('takes no names of hooks, because it takes back all of them', () => {
    const repository = Repository.guarded()
    const before = treeOf(repository.root)
    const { status, stderr } = repository.keyhold('uninstall', 'pre-push')
    expect(stderr).toContain('keyhold uninstall takes no pre-push.')
    expect(status).toBe(2)
    expect(treeOf(repository.root)).toEqual(before)
  })
})
