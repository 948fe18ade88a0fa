import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { secrets } from './secrets.js'

const lintStaged = fileURLToPath(new URL('../../node_modules/lint-staged/bin/lint-staged.js', import.meta.url))

/** A repository whose pre-commit hook runs lint-staged, and lint-staged keyhold, as its documentation shows. */
function throughLintStaged(): Repository {
  const repository = Repository.guarded()
  repository.write('package.json', '{ "name": "user", "lint-staged": { "*": "keyhold scan --staged" } }\n')
  repository.write('.husky/pre-commit', `node '${lintStaged}'\n`)
  repository.git('add', '.')
  repository.git('commit', '-q', '--no-verify', '-m', 'first')
  return repository
}

test('a clean commit passes', () => {
  const repository = throughLintStaged()
  repository.stage('src/a.ts', 'export const a = 1\n')
  expect(repository.tryGit('commit', '-m', 'second').status).toBe(0)
})

test.for([
  ['a file', (repository: Repository) => repository.stage('src/pay.ts', `const key = "${secrets.stripeLive}"\n`)],
  [
    'a file whose staged version was cleaned in the work tree',
    (repository: Repository) => {
      repository.stage('pay.ts', secrets.stripeLive)
      repository.write('pay.ts', 'clean\n')
    },
  ],
  [
    'spaces and unicode in the path',
    (repository: Repository) => repository.stage('src/a b/ünï.ts', secrets.stripeLive),
  ],
  [
    'a symlink beside a file, which lint-staged leaves out',
    (repository: Repository) => {
      symlinkSync(secrets.stripeLive, join(repository.root, 'link'))
      repository.git('add', 'link')
      repository.stage('a.ts', 'a\n')
    },
  ],
  [
    'five hundred files',
    (repository: Repository) => {
      for (let i = 0; i < 500; i++) repository.write(`many/${i}.ts`, `export const n = ${i}\n`)
      repository.write('many/250.ts', secrets.stripeLive)
      repository.git('add', '.')
    },
  ],
] as const)('a live key is stopped: %s', ([, arrange]) => {
  const repository = throughLintStaged()
  arrange(repository)
  const head = repository.git('rev-parse', 'HEAD')
  const { status, output } = repository.tryGit('commit', '-m', 'second')
  expect(output).toContain('keyhold stopped this commit: 1 live secret')
  expect(status).not.toBe(0)
  expect(repository.git('rev-parse', 'HEAD')).toBe(head)
})

describe('of a list that lint-staged splits', () => {
  const TASK = '{ "lint-staged": { "*": "keyhold scan --staged" } }\n'

  /** A commit of twenty files, of which lint-staged hands over a few at a time. Where vitest runs, it would not say what it does. */
  function inParts(flags = '--verbose', packageFile = TASK): Repository {
    const repository = throughLintStaged()
    repository.write('.husky/pre-commit', `NODE_ENV= node '${lintStaged}' --max-arg-length 100 ${flags}\n`)
    repository.write('package.json', packageFile)
    repository.git('add', '.')
    repository.git('commit', '-q', '--no-verify', '-m', 'in parts')
    for (let i = 0; i < 20; i++) repository.write(`many/${i}.ts`, `export const n = ${i}\n`)
    repository.git('add', '.')
    return repository
  }
  const scans = (output: string) => output.match(/nothing found\.|keyhold stopped this commit/g)?.length

  test.for([
    ['the task', TASK, {}],
    [
      'the function',
      '{}\n',
      { 'lint-staged.config.mjs': `import keyhold from 'keyhold/lint-staged'\nexport default { '*': keyhold }\n` },
    ],
    ['the task through npx', '{ "lint-staged": { "*": "npx --no-install keyhold scan --staged" } }\n', {}],
    ['the tasks of several packages', TASK, { 'many/package.json': TASK, 'other/package.json': TASK }],
  ] as const)('one call scans all that is staged, and speaks for the others: %s', ([, packageFile, files]) => {
    const repository = inParts('--verbose', packageFile)
    for (const [path, text] of Object.entries(files)) repository.stage(path, text)
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output.match(/COMPLETED\] .*keyhold scan --staged/g)?.length).toBeGreaterThan(5)
    expect(scans(output)).toBe(1)
    expect(status).toBe(0)
  })

  test.for([
    ['the first', 'aa.ts', ''],
    ['the last', 'zz.ts', ''],
    ['the last, one after the other', 'zz.ts', '--concurrent false'],
    ['each of them gives its answer', 'zz.ts', '--continue-on-error'],
    ['none, because lint-staged leaves it out', 'link', ''],
  ] as const)('a live key stops the commit, and is told once, in whichever part it is: %s', ([, path, flags]) => {
    const repository = inParts(flags)
    if (path === 'link') symlinkSync(secrets.stripeLive, join(repository.root, path))
    else repository.write(path, secrets.stripeLive)
    repository.git('add', '.')
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(scans(output)).toBe(1)
    expect(status).not.toBe(0)
  })

  test('what another task stages in between is scanned', () => {
    const tasks = ['keyhold scan --staged', 'node stage.mjs', 'keyhold scan --staged']
    const repository = inParts('--concurrent false --verbose', JSON.stringify({ 'lint-staged': { '*': tasks } }))
    repository.write('pay.ts', secrets.stripeLive)
    repository.write(
      'stage.mjs',
      `import { execFileSync } from 'child_process'; execFileSync('git', ['add', 'pay.ts'])`,
    )
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output).toContain('nothing found.')
    expect(output).toContain('keyhold stopped this commit')
    expect(status).not.toBe(0)
  })

  test('a call that nothing is known of scans, after others: in the next commit, and from a shell', () => {
    const repository = inParts()
    repository.git('commit', '-q', '-m', 'second')
    repository.stage('pay.ts', secrets.stripeLive)
    for (let i = 0; i < 2; i++) expect(scans(repository.tryGit('commit', '-m', 'third').output)).toBe(1)
    for (let i = 0; i < 2; i++) expect(scans(repository.keyhold('scan', '--staged', 'pay.ts').output)).toBe(1)
    const left = readdirSync(join(repository.root, '.git')).filter((name) => name.startsWith('keyhold-part'))
    expect(left.length).toBeLessThan(2)
  })

  test('what keyhold cannot look at stops the commit, and is told once', () => {
    const repository = inParts('--continue-on-error')
    repository.stage('keyhold.config.json', '{ "verdict": {} }\n')
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output.match(/has no key verdict\./g)).toHaveLength(1)
    expect(status).not.toBe(0)
  })
})

test('import keyhold from keyhold/lint-staged makes one call for a list of usual length, as a task and as the whole configuration', () => {
  for (const configuration of [
    `import keyhold from 'keyhold/lint-staged'\nexport default { '*': keyhold }\n`,
    `export { default } from 'keyhold/lint-staged'\n`,
  ]) {
    const repository = throughLintStaged()
    repository.write('package.json', '{ "name": "user" }\n')
    repository.stage('lint-staged.config.mjs', configuration)
    for (let i = 0; i < 300; i++) repository.write(`many/${i}.ts`, `export const n = ${i}\n`)
    symlinkSync(secrets.stripeLive, join(repository.root, 'link'))
    repository.git('add', '.')
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output.match(/keyhold stopped this commit: 1 live secret/g)).toHaveLength(1)
    expect(status).not.toBe(0)
    repository.git('rm', '-q', '--cached', 'link')
    expect(repository.tryGit('commit', '-m', 'second').status).toBe(0)
  }
})

test.for([
  ['a path that holds the key', ['src/a b/ünï.ts'], 1],
  ['a folder around it', ['src'], 1],
  ['the top', ['.'], 1],
  ['another path', ['other.ts'], 0],
  ['a name that only begins like it', ['src/a'], 0],
] as const)('scan --staged --only looks under these paths and nowhere else: %s', ([, paths, status]) => {
  const repository = Repository.withPackage()
  repository.stage('src/a b/ünï.ts', secrets.stripeLive)
  repository.stage('other.ts', 'export {}\n')
  for (const each of [paths, paths.map((path) => join(repository.root, path))]) {
    const outcome = repository.keyhold('scan', '--staged', '--only', ...each)
    expect(outcome.output).not.toContain('a bug in keyhold')
    expect(outcome.status).toBe(status)
  }
})

test('scan --staged --only reads the index, takes thousands of paths, and names those under which nothing is staged', () => {
  const repository = Repository.withPackage()
  for (let i = 0; i < 3000; i++) repository.write(`many/${i}.ts`, `export const n = ${i}\n`)
  repository.stage('many/7.ts', secrets.stripeLive)
  repository.git('add', '.')
  repository.write('many/7.ts', 'clean\n')
  const paths = Array.from({ length: 3000 }, (_, index) => join(repository.root, `many/${index}.ts`))
  expect(repository.keyhold('scan', '--staged', '--only', ...paths).status).toBe(1)
  const { status, output } = repository.keyhold('scan', '--staged', '--only', 'many/8.ts', 'nothing.ts')
  expect(output).toContain('nothing found. Scanned 1 file (1 line), skipped 1.')
  expect(output).toContain('Not scanned, nothing is staged there: nothing.ts')
  expect(status).toBe(0)
})

test('scan --staged --only in a folder below, and outside of the repository', () => {
  const repository = Repository.withPackage()
  repository.stage('packages/a/pay.ts', secrets.stripeLive)
  const keyhold = (path: string) =>
    repository.run(
      'node',
      [join(repository.root, 'node_modules/keyhold/dist/keyhold.cjs'), 'scan', '--staged', '--only', path],
      { cwd: 'packages/a' },
    )
  expect(keyhold('pay.ts').status).toBe(1)
  expect(keyhold('../b').status).toBe(0)
  expect(keyhold('../../../elsewhere').status).toBe(2)
  expect(repository.keyhold('scan', '--only').stderr).toContain('--only goes with --staged and needs paths.')
})
