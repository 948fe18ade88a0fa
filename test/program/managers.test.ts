import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'
import { hasCommand, hooksOf, runHusky, stateOf } from './setups.js'
import { installTools } from './tools.js'

const bin = installTools('simple-git-hooks@2', 'lefthook@2', 'lint-staged@16')

const key = `const key = "${secrets.stripeLive}"\n`

/** Commits a clean file, which must pass, and one with a live key, which must not. Gives what the clean one said. */
function guards(repository: Repository): string {
  const env = { PATH: repository.path(bin), LEFTHOOK_QUIET: '' }
  repository.git('add', '.')
  repository.stage('src/clean.ts', 'export const one = 1\n')
  const clean = repository.run('git', ['commit', '-m', 'clean'], { env })
  expect(clean).toMatchObject({ status: 0 })
  repository.stage('src/pay.ts', key)
  const stopped = repository.run('git', ['commit', '-m', 'key'], { env })
  expect(stopped.output).toContain('keyhold stopped this commit: 1 live secret in what you staged.')
  expect(stopped.status).not.toBe(0)
  expect(leaksOf(stopped.output, secrets.stripeLive)).toEqual([])
  repository.git('rm', '-q', '-f', 'src/pay.ts')
  repository.stage('src/clean.ts', 'export const one = 11\n')
  const message = repository.run('git', ['commit', '-m', `use ${secrets.stripeLive}`], { env })
  expect(message.output).toContain('in the commit message')
  expect(message.status).not.toBe(0)
  return clean.output
}

function executable(repository: Repository, path: string, text: string): void {
  repository.write(path, text)
  chmodSync(join(repository.root, path), 0o755)
}

describe('init leaves the hooks with whoever has them', () => {
  test('hooks in .git/hooks: they run as before, after keyhold', () => {
    const repository = Repository.withPackage()
    executable(repository, '.git/hooks/pre-commit', '#!/bin/bash\n[[ a == a ]] && echo mine\n')
    expect(repository.keyhold('init').stdout).toContain('git does not share .git/hooks')
    expect(guards(repository)).toMatch(/^mine$/m)
    expect(repository.read('package.json')).not.toContain('keyhold init')
  })

  test('a folder of the repository', () => {
    const repository = Repository.withPackage()
    executable(repository, 'tools/hooks/pre-commit', '#!/bin/sh\necho mine\n')
    repository.git('config', 'core.hooksPath', 'tools/hooks')
    expect(repository.keyhold('init').stdout).toContain('Commit tools/hooks, so that every clone has it.')
    expect(guards(repository)).toMatch(/^mine$/m)
    expect(repository.git('config', 'core.hooksPath')).toBe('tools/hooks')
  })

  test('simple-git-hooks', () => {
    const repository = Repository.withPackage()
    repository.write('package.json', '{\n  "simple-git-hooks": {\n    "pre-commit": "echo mine"\n  }\n}\n')
    expect(repository.keyhold('init').stdout).toContain('run npx simple-git-hooks: it writes the hooks.')
    const outcome = repository.run(join(bin, 'simple-git-hooks'), [])
    expect(outcome).toMatchObject({ status: 0 })
    expect(guards(repository)).toMatch(/^mine$/m)
  })

  test.each([
    ['commands', 'pre-commit:\n  commands:\n    mine:\n      run: echo mine\n'],
    ['jobs', 'pre-commit:\n  jobs:\n    - name: mine\n      run: echo mine\n'],
  ])('lefthook with %s', (_, text) => {
    const repository = Repository.withPackage()
    repository.write('lefthook.yml', text)
    expect(repository.keyhold('init').stdout).toContain('run npx lefthook install: it writes the hooks.')
    const outcome = repository.run(join(bin, 'lefthook'), ['install'])
    expect(outcome).toMatchObject({ status: 0 })
    expect(guards(repository)).toContain('mine')
  })
})

test.skipIf(!hasCommand('pre-commit'))('pre-commit does what the lines say, in a push as well', () => {
  const repository = Repository.withPackage()
  repository.write('.pre-commit-config.yaml', '')
  const lines = repository.keyhold('init').stderr.match(/^ {4}.*\n/gm) ?? []
  repository.write('.pre-commit-config.yaml', lines.map((line) => line.slice(4)).join(''))
  expect(repository.run('pre-commit', ['install']).output).toContain('.git/hooks/pre-push')
  guards(repository)
  repository.git('init', '-q', '--bare', '../remote.git')
  repository.git('remote', 'add', 'origin', '../remote.git')
  expect(repository.tryGit('push', 'origin', 'main')).toMatchObject({ status: 0 })
  repository.stage('src/pay.ts', key)
  repository.git('commit', '-q', '--no-verify', '-m', 'key')
  const { output, status } = repository.tryGit('push', 'origin', 'HEAD:refs/heads/other')
  expect(output).toContain('keyhold stopped this push: 1 live secret')
  expect(status).not.toBe(0)
  expect(repository.keyhold('doctor').output).toContain('commit-msg and pre-push call keyhold.')
})

describe('what cannot be edited safely is left as it is, with the exact lines', () => {
  const refused: readonly [string, (repository: Repository) => void, string, string, string?][] = [
    [
      'a hook in Python',
      (it) => executable(it, '.git/hooks/pre-commit', '#!/usr/bin/env python3\nprint(1)\n'),
      '.git/hooks holds hooks that husky would switch off: pre-commit.',
      '# pre-commit\nnode_modules/.bin/keyhold scan --staged || exit',
    ],
    [
      'a hook that git leaves out, because it is not executable, beside one that runs',
      (it) => {
        it.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n')
        executable(it, '.git/hooks/pre-push', '#!/bin/sh\n')
      },
      '.git/hooks holds hooks that husky would switch off: pre-push.',
      '# pre-commit\nnode_modules/.bin/keyhold scan --staged || exit',
    ],
    [
      'pre-commit',
      (it) => it.write('.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks: []\n'),
      'pre-commit owns the hooks here, and .pre-commit-config.yaml is left as it is: the order of its repositories is yours.',
      '  - repo: local\n    hooks:\n      - id: keyhold-pre-commit\n        name: keyhold\n        entry: npx --no-install keyhold scan --staged\n        language: system\n        stages: [pre-commit]\n        always_run: true\n        pass_filenames: false\n',
    ],
    [
      'lefthook with scripts',
      (it) => it.write('lefthook.yml', 'pre-commit:\n  scripts:\n    lint.sh:\n      runner: sh\n'),
      'lefthook owns the hooks here, and lefthook.yml is left as it is: keyhold does not see where its pre-commit takes commands.',
      'pre-commit:\n  commands:\n    keyhold:\n      run: npx --no-install keyhold scan --staged\n',
    ],
    [
      'lefthook in flow style',
      (it) => it.write('lefthook.yml', 'pre-commit: { commands: { lint: { run: npx eslint } } }\n'),
      'lefthook.yml is left as it is: keyhold does not see where its pre-commit takes commands.',
      'pre-commit:\n  commands:\n    keyhold:\n',
    ],
    [
      'simple-git-hooks with a pre-push',
      (it) => it.write('package.json', '{ "simple-git-hooks": { "pre-push": "git lfs pre-push" } }\n'),
      'package.json is left as it is: it has a pre-push that reads what git feeds it.',
      '"pre-commit": "npx --no-install keyhold scan --staged",\n',
    ],
    [
      'simple-git-hooks in JavaScript',
      (it) => it.write('.simple-git-hooks.cjs', 'module.exports = {}\n'),
      '.simple-git-hooks.cjs is left as it is: keyhold edits package.json only.',
      '"pre-commit": "npx --no-install keyhold scan --staged",\n',
    ],
    [
      'Yarn Plug’n’Play with keyhold in a package below the top',
      (it) => {
        it.write('web/.pnp.cjs', '')
        it.write('web/package.json', '{}\n')
      },
      'hooks run at the top, where yarn does not find the keyhold of web. Nothing was changed.',
      'Add keyhold to the package.json at the top, and run yarn keyhold init there.',
      'web',
    ],
  ]

  test.each(refused)('%s', (_, make, said, lines, cwd = '') => {
    const repository = Repository.withPackage()
    make(repository)
    const before = [stateOf(repository), hooksOf(repository)]
    const command = join(repository.root, 'node_modules/.bin/keyhold')
    const { stderr, status } = repository.run(command, ['init'], { cwd })
    expect(stderr).toContain(said)
    // Below what to do, four spaces further in.
    expect(stderr.replaceAll(/^ {4}/gm, '')).toContain(lines)
    expect(status).toBe(2)
    expect([stateOf(repository), hooksOf(repository)]).toEqual(before)
  })
})

describe('with lint-staged', () => {
  function withLintStaged(): Repository {
    const repository = Repository.withPackage()
    repository.write(
      'package.json',
      '{\n  "scripts": { "prepare": "husky" },\n  "lint-staged": {\n    "*.md": "cat"\n  }\n}\n',
    )
    repository.write('.husky/pre-commit', 'lint-staged\n')
    runHusky(repository)
    return repository
  }

  test('init puts keyhold into the hook before it, and says why', () => {
    const repository = withLintStaged()
    expect(repository.keyhold('init').stdout).toContain('keyhold runs in the hook itself, before lint-staged, because')
    expect(repository.read('.husky/pre-commit')).toMatch(/# <<< keyhold\nlint-staged\n$/)
    guards(repository)
  })

  test('init --lint-staged makes keyhold one of its tasks, says what differs, and leaves the hook to it', () => {
    const repository = withLintStaged()
    expect(repository.keyhold('init', '--lint-staged').stdout).toContain('lint-staged starts no task when')
    expect(repository.read('.husky/pre-commit')).toBe('lint-staged\n')
    guards(repository)
    expect(repository.keyhold('init').stdout).toContain('edit .husky/pre-commit')
  })

  test.for([
    ['there is none', '{}\n', 'There is no configuration of lint-staged beside the package.json here.'],
    ['it has a task for everything', '{ "lint-staged": { "*": "prettier --check" } }\n', '"*" stands there already'],
  ] as const)('init --lint-staged changes nothing where %s', ([, text, said]) => {
    const repository = Repository.withPackage()
    repository.write('package.json', text)
    const before = stateOf(repository)
    const { stderr, status } = repository.keyhold('init', '--lint-staged')
    expect(stderr).toContain(said)
    expect(stderr).toContain('"*": "keyhold scan --staged"')
    expect(status).toBe(2)
    expect(stateOf(repository)).toEqual(before)
  })
})

test.for([
  ['npm', { 'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n' }],
  ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' }],
] as const)('in %s workspaces no package can take its files out', ([, files]) => {
  const repository = Repository.withPackage()
  for (const [path, text] of Object.entries(files)) repository.write(path, String(text))
  repository.write('packages/web/package.json', '{ "name": "web", "lint-staged": { "*": "true" } }\n')
  expect(repository.keyhold('init').stdout).toContain('no package can take its files out.')
  guards(repository)
  repository.stage('packages/web/a.ts', key)
  expect(repository.run('git', ['commit', '-m', 'web'], { cwd: 'packages/web' }).status).toBe(1)
})

test('Yarn 2 and later run no prepare script, and init says so where postinstall is no place for it', () => {
  const repository = Repository.withPackage()
  repository.write('yarn.lock', '__metadata:\n  version: 8\n')
  repository.write('package.json', '{ "name": "published" }\n')
  expect(repository.keyhold('init').stdout).toContain('a postinstall would run wherever this package is installed')
  expect(repository.read('package.json')).not.toContain('postinstall')
})
