import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Repository, treeOf } from './repository.js'
import { secrets } from './secrets.js'
import { linkModules } from './setups.js'

interface Answer {
  readonly isHealthy: boolean
  readonly checks: readonly { id: string; state: string; what: string; todo: readonly string[] }[]
}

const key = (secret: string) => `const key = "${secret}"\n`

function healthy(): Repository {
  const repository = Repository.guarded()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'first')
  return repository
}

function examined(repository: Repository, env: NodeJS.ProcessEnv = {}): Answer & { status: number | null } {
  const bin = join(repository.root, 'node_modules/.bin/keyhold')
  const { stdout, stderr, status } = repository.run(bin, ['doctor', '--format', 'json'], { env })
  if (stderr !== '') throw new Error(stderr)
  return { ...(JSON.parse(stdout) as Answer), status }
}

test('a healthy repository: every check is fine, exit 0, and nothing is changed', () => {
  const repository = healthy()
  const before = [treeOf(repository.root), repository.snapshot()]
  const { stdout, status } = repository.keyhold('doctor')
  expect(stdout.replaceAll(/\d+\.\d+\.\d+/g, '0.0.0')).toBe(`  fine   git 0.0.0.
  fine   Node 0.0.0.
  fine   A live key that is committed with these hooks is stopped.
  fine   commit-msg and pre-push call keyhold.
  fine   The prepare script of the top puts the hooks in place.
  fine   The configuration is valid.
  fine   No package can take its files out of the scan: 1 package.

keyhold is at work here.
`)
  expect(status).toBe(0)
  expect([treeOf(repository.root), repository.snapshot()]).toEqual(before)
  expect(examined(repository)).toMatchObject({ isHealthy: true, status: 0 })
})

test('what lets live keys pass by configuration does not keep doctor from seeing that hooks are active', () => {
  const repository = healthy()
  repository.stage('keyhold.config.json', '{ "verdicts": { "live": "pass" } }')
  expect(examined(repository)).toMatchObject({ isHealthy: true, status: 0 })
})

const wrongs: readonly [
  string,
  (repository: Repository) => NodeJS.ProcessEnv | void,
  Readonly<Record<string, string>>,
][] = [
  ['HUSKY=0', () => ({ HUSKY: '0' }), { 'switched-off': 'HUSKY=0 is set here, so commits are not scanned' }],
  ['KEYHOLD=0', () => ({ KEYHOLD: '0' }), { 'switched-off': 'KEYHOLD=0 is set here, so commits are not scanned' }],
  [
    'HUSKY=0 in the file that husky reads first',
    (it) => {
      it.write('../.config/husky/init.sh', 'export HUSKY=0\n')
    },
    { active: 'A live key that is committed with these hooks is not stopped' },
  ],
  [
    'core.hooksPath of somebody else',
    (it) => {
      it.git('config', 'core.hooksPath', '/nowhere')
    },
    { active: 'A live key that is committed with these hooks is not stopped' },
  ],
  [
    'core.hooksPath overridden for all repositories',
    (it) => {
      it.git('config', '--unset', 'core.hooksPath')
      it.git('config', '--global', 'core.hooksPath', '/nowhere')
    },
    { active: 'A live key that is committed with these hooks is not stopped' },
  ],
  [
    'a hook whose lines are gone',
    (it) => it.write('.husky/pre-commit', 'echo mine\n'),
    { active: 'A live key that is committed with these hooks is not stopped' },
  ],
  [
    'a hook that fails before',
    (it) => it.write('.husky/pre-commit', `echo no database >&2; exit 1\n${it.read('.husky/pre-commit')}`),
    {
      active: 'With these hooks a commit fails before keyhold looks: no database',
    },
  ],
  [
    'a hook that is not executable',
    (it) => {
      it.git('config', '--unset', 'core.hooksPath')
      it.write('.git/hooks/pre-commit', '#!/bin/sh\nnode_modules/.bin/keyhold scan --staged || exit\n')
      chmodSync(join(it.root, '.git/hooks/pre-commit'), 0o644)
    },
    {
      executable: '.git/hooks/pre-commit is not executable, so git leaves it out',
      active: 'A live key that is committed with these hooks is not stopped',
    },
  ],
  [
    'no prepare script',
    (it) => it.write('package.json', '{ "private": true }\n'),
    { prepare: 'No prepare script puts the hooks in place, so a fresh clone commits without them' },
  ],
  [
    'a configuration that is not understood',
    (it) => it.stage('keyhold.config.json', '{\n "verdict": {} }'),
    { configuration: 'keyhold.config.json:2: The configuration has no key verdict. Did you mean verdicts?' },
  ],
  [
    'a configuration of a package that is not understood',
    (it) => it.stage('packages/a/keyhold.config.json', '{ "rules": { "strip-secret-key": "off" } }'),
    {
      configuration:
        'packages/a/keyhold.config.json:1: There is no rule strip-secret-key. Did you mean stripe-secret-key?',
    },
  ],
  [
    'an exemption that never matches',
    (it) =>
      it.stage('keyhold.config.json', '{ "paths": [{ "match": ["fixtures/**"], "verdicts": { "live": "pass" } }] }'),
    { 'exemption-unused': 'No tracked file matches the paths fixtures/** of the configuration' },
  ],
  [
    'an exception that is over, and one of nothing',
    (it) => {
      it.stage(
        '.keyhold-allow',
        '0123456789abcdef stripe-secret-key until=2020-01-31 for a while\nfedcba9876543210 stripe-secret-key long gone\n',
      )
    },
    {
      'exception-expired': 'The exception 0123456789abcdef (stripe-secret-key) is over',
      'exception-unused': 'The exception fedcba9876543210 (stripe-secret-key) is of nothing that is tracked',
    },
  ],
]

test.each(wrongs)('exit 1, and what to do: %s', (_, provoke, said) => {
  const repository = healthy()
  const answer = examined(repository, provoke(repository) ?? {})
  const wrong = answer.checks.filter(({ state }) => state === 'wrong')
  expect(Object.fromEntries(wrong.map(({ id, what }) => [id, what.trim()]))).toEqual(said)
  expect(wrong.every(({ todo }) => todo.length > 0)).toBe(true)
  expect(answer).toMatchObject({ isHealthy: false, status: 1 })
})

test('a comment that accepts something is used, and one that accepts nothing is told', () => {
  const repository = healthy()
  repository.stage('a.ts', `// keyhold-allow stripe-secret-key -- revoked in 2020\n${key(secrets.stripeLive)}`)
  repository.stage('b.ts', '// keyhold-allow stripe-secret-key -- gone since\nconst b = 1\n')
  expect(examined(repository).checks.filter(({ id }) => id === 'comment-unused')).toEqual([
    {
      id: 'comment-unused',
      state: 'note',
      what: 'The comment keyhold-allow at b.ts:1 accepts nothing: no such secret stands beside it',
      todo: [],
    },
  ])
})

test('an exception that is used is fine, and one that is not staged is told', () => {
  const repository = healthy()
  repository.stage('a.ts', key(secrets.stripeLive))
  const { findings } = JSON.parse(repository.keyhold('scan', '--format', 'json').stdout) as {
    findings: { fingerprint: string }[]
  }
  repository.keyhold('allow', String(findings[0]?.fingerprint), '--reason', 'revoked')
  expect(examined(repository).checks.map(({ id }) => id)).toContain('exceptions-unstaged')
  repository.git('add', '.keyhold-allow')
  expect(examined(repository)).toMatchObject({ isHealthy: true })
})

/** A monorepo in which the hook runs lint-staged, and two packages have tasks of their own. */
function monorepo(): Repository {
  const repository = Repository.withPackage()
  repository.write('package.json', '{ "private": true, "scripts": { "prepare": "husky" } }\n')
  repository.write('packages/api/package.json', '{ "lint-staged": { "*": "keyhold scan --staged" } }\n')
  repository.write('packages/web/package.json', '{ "name": "web" }\n')
  repository.write('packages/web/.lintstagedrc.json', '{ "*.ts": "eslint" }\n')
  repository.write('.husky/pre-commit', 'npx lint-staged\n')
  repository.run('npx', ['--no-install', 'husky'])
  repository.git('add', '.')
  return repository
}

test('a broken monorepo: the package that is not covered, and versions that differ', () => {
  const repository = monorepo()
  repository.stage('packages/web/package.json', '{ "name": "web", "devDependencies": { "keyhold": "^0.1.0" } }\n')
  repository.stage(
    'packages/api/package.json',
    '{ "lint-staged": { "*": "keyhold scan --staged" }, "devDependencies": { "keyhold": "^0.2.0" } }\n',
  )
  const said = examined(repository).checks.filter(({ state }) => state === 'wrong')
  expect(said.map(({ what }) => what)).toContain(
    'The package packages/web is not covered: lint-staged takes its tasks from packages/web/.lintstagedrc.json, where keyhold is not',
  )
  expect(said.map(({ what }) => what)).toContain(
    'Different versions of keyhold are asked for: ^0.2.0 in packages/api, ^0.1.0 in packages/web',
  )
  expect(said.filter(({ id }) => id === 'coverage')).toHaveLength(1)
})

test('with keyhold in the hook itself every package is covered', () => {
  const repository = monorepo()
  repository.keyhold('init')
  repository.git('add', '.')
  const { checks } = examined(repository)
  expect(checks.find(({ id }) => id === 'coverage')).toMatchObject({
    state: 'fine',
    what: 'No package can take its files out of the scan: 3 packages',
  })
  expect(checks.find(({ id }) => id === 'active')).toMatchObject({ state: 'fine' })
})

test('submodules whose commits are not scanned are named, until keyhold is in their hooks', () => {
  const repository = healthy()
  const other = repository.at('../other')
  repository.run('git', ['init', '-q', '-b', 'main', '../other'])
  other.write('package.json', '{ "private": true }\n')
  other.git('add', '.')
  other.git('commit', '-q', '-m', 'first')
  for (const folder of ['libs/ünï', 'libs/absent'])
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '../other', folder)
  repository.git('submodule', '--quiet', 'deinit', '-f', 'libs/absent')
  const named = () => examined(repository).checks.filter(({ id }) => id === 'submodule')
  expect(named()).toEqual([
    {
      id: 'submodule',
      state: 'note',
      what: 'Commits in the submodule libs/ünï are not scanned: it has hooks of its own',
      todo: ['Install keyhold there, and run npx keyhold init in it.'],
    },
  ])
  const inside = repository.at('libs/ünï')
  inside.run(join(repository.root, 'node_modules/.bin/keyhold'), ['init'])
  expect(named()).toEqual([])
})

test.for([
  '.lintstagedrc.yaml',
  '.lintstagedrc.mjs',
  'lint-staged.config.cjs',
  'lint-staged.config.ts',
  '.lintstagedrc.json',
])('a hook that needs %s is tried with it', (name) => {
  const repository = healthy()
  repository.write('.husky/pre-commit', `test -f ${name} || exit 1\n${repository.read('.husky/pre-commit')}`)
  repository.stage(name, '')
  expect(examined(repository).checks.find(({ id }) => id === 'active')).toMatchObject({ state: 'fine' })
})

test('a package in a folder, whose keyhold the hook calls there', () => {
  const repository = Repository.withPackage()
  rmSync(join(repository.root, 'package.json'))
  rmSync(join(repository.root, 'node_modules'))
  repository.write('front end/package.json', '{ "name": "front" }\n')
  linkModules(repository, 'front end')
  const bin = join(repository.root, 'front end/node_modules/.bin/keyhold')
  repository.run(bin, ['init'], { cwd: 'front end' })
  repository.git('add', '.')
  const { stdout, status } = repository.run(bin, ['doctor'], { cwd: 'front end' })
  expect(stdout).toContain('keyhold is at work here.')
  expect(status).toBe(0)
})

test('git or Node that is too old is told', () => {
  const repository = healthy()
  const folder = join(repository.home, 'bin')
  repository.write('../bin/node', '')
  writeFileSync(
    join(folder, 'node'),
    `#!/bin/sh\n[ "$1" = --version ] && echo v18.1.0 || exec '${process.execPath}' "$@"\n`,
  )
  chmodSync(join(folder, 'node'), 0o755)
  const { checks, status } = examined(repository, { PATH: repository.path(folder) })
  expect(checks.find(({ id }) => id === 'node')).toMatchObject({
    state: 'wrong',
    what: 'Node 18.1.0 is too old',
    todo: ['Install Node 20.17 or newer.'],
  })
  expect(status).toBe(1)
})

test('outside of a repository doctor cannot look: exit 2', () => {
  const repository = new Repository()
  const { stderr, status } = repository.keyhold('doctor')
  expect(stderr).toContain('git work tree')
  expect(status).toBe(2)
})
