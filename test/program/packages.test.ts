import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sample } from '../../src/core/sample.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const key = (secret: string) => `const key = "${secret}"\n`

/** A guarded monorepo in which these configurations are committed, each beside the package.json of its folder. */
function monorepo(configurations: Readonly<Record<string, object>>): Repository {
  const repository = Repository.guarded()
  for (const name of ['packages/api', 'packages/api/deep', 'packages/web'])
    repository.write(`${name}/package.json`, '{ "private": true }\n')
  for (const [folder, configuration] of Object.entries(configurations))
    repository.write(`${folder}keyhold.config.json`, JSON.stringify(configuration))
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'first')
  return repository
}

const BLOCK = { verdicts: { test: 'block' } } as const
const WARN = { verdicts: { live: 'warn' } } as const

describe('a finding is judged by the nearest configuration', () => {
  test.for([
    ['in the package', { '': {}, 'packages/api/': BLOCK }, 'packages/api/src/a.ts', secrets.stripeTest, 1],
    ['beside the package', { '': {}, 'packages/api/': BLOCK }, 'packages/web/src/a.ts', secrets.stripeTest, 0],
    ['in a folder whose name begins alike', { 'packages/api/': BLOCK }, 'packages/api2/a.ts', secrets.stripeTest, 0],
    ['with none at the top', { 'packages/api/': BLOCK }, 'packages/api/a.ts', secrets.stripeTest, 1],
    [
      'what it leaves out is said at the top',
      { '': BLOCK, 'packages/api/': {} },
      'packages/api/a.ts',
      secrets.stripeTest,
      1,
    ],
    [
      'also when it extends the top by name',
      { '': BLOCK, 'packages/api/': { extends: '../../keyhold.config.json', ...WARN } },
      'packages/api/a.ts',
      secrets.stripeTest,
      1,
    ],
    [
      'it counts more than the top',
      { '': BLOCK, 'packages/api/': { verdicts: { test: 'warn' } } },
      'packages/api/a.ts',
      secrets.stripeTest,
      0,
    ],
    [
      'it counts more than a path of the top',
      {
        '': { paths: [{ match: ['packages/**'], verdicts: { live: 'pass' } }] },
        'packages/api/': { verdicts: { live: 'block' } },
      },
      'packages/api/a.ts',
      secrets.stripeLive,
      1,
    ],
    [
      'it counts more than a rule of the top',
      { '': { rules: { 'stripe-*': 'warn' } }, 'packages/api/': { verdicts: { live: 'block' } } },
      'packages/api/a.ts',
      secrets.stripeLive,
      1,
    ],
    [
      'of two the nearer one',
      { 'packages/api/': WARN, 'packages/api/deep/': { verdicts: { live: 'block' } } },
      'packages/api/deep/a.ts',
      secrets.stripeLive,
      1,
    ],
    [
      'of two the farther one, outside of the nearer',
      { 'packages/api/': WARN, 'packages/api/deep/': { verdicts: { live: 'block' } } },
      'packages/api/a.ts',
      secrets.stripeLive,
      0,
    ],
    [
      'a rule that the top turns off stays off',
      { '': { rules: { 'stripe-*': 'off' } }, 'packages/api/': BLOCK },
      'packages/api/a.ts',
      secrets.stripeTest,
      0,
    ],
    [
      'unless the package turns it on',
      { '': { rules: { 'stripe-*': 'off' } }, 'packages/api/': { rules: { 'stripe-*': 'block' } } },
      'packages/api/a.ts',
      secrets.stripeTest,
      1,
    ],
    [
      'and then there alone',
      { '': { rules: { 'stripe-*': 'off' } }, 'packages/api/': { rules: { 'stripe-*': 'block' } } },
      'packages/web/a.ts',
      secrets.stripeLive,
      0,
    ],
    [
      'globs are relative to the package',
      { 'packages/api/': { paths: [{ match: ['test/**'], verdicts: { live: 'pass' } }] } },
      'packages/api/test/a.ts',
      secrets.stripeLive,
      0,
    ],
    [
      'and mean nothing outside of it',
      { 'packages/api/': { paths: [{ match: ['test/**'], verdicts: { live: 'pass' } }] } },
      'test/a.ts',
      secrets.stripeLive,
      1,
    ],
  ] as const)('%s', ([, configurations, path, secret, status]) => {
    const repository = monorepo(configurations)
    repository.stage(path, key(secret))
    const outcome = repository.tryGit('commit', '-m', 'second')
    expect(outcome.status).toBe(status)
    expect(leaksOf(outcome.output, secret)).toEqual([])
    // Every other way in judges alike.
    if (status === 1) repository.git('commit', '-q', '--no-verify', '-m', 'second')
    expect(repository.keyhold('scan', '--range', 'HEAD~1..HEAD').status).toBe(status)
    expect(repository.keyhold('scan', path).status).toBe(status)
    const folder = path.slice(0, path.lastIndexOf('/'))
    const bin = join(repository.root, 'node_modules/.bin/keyhold')
    expect(repository.run(bin, ['scan', path.slice(folder.length + 1)], { cwd: folder }).status).toBe(status)
  })
})

test('a secret in two packages does what the stricter one asks for', () => {
  const repository = monorepo({ 'packages/api/': WARN })
  repository.stage('packages/api/a.ts', key(secrets.stripeLive))
  repository.stage('packages/web/a.ts', key(secrets.stripeLive))
  const { output, status } = repository.tryGit('commit', '-m', 'second')
  expect(output).toContain('keyhold stopped this commit: 1 live secret')
  expect(status).toBe(1)
})

describe('of a package, too, the configuration that counts is the staged one', () => {
  const path = 'packages/api/keyhold.config.json'

  test('an edit that is not staged exempts nothing, and a staged one does', () => {
    const repository = monorepo({ 'packages/api/': {} })
    repository.write(path, JSON.stringify(WARN))
    repository.stage('packages/api/a.ts', key(secrets.stripeLive))
    expect(repository.tryGit('commit', '-m', 'second').status).toBe(1)
    repository.git('add', path)
    expect(repository.tryGit('commit', '-m', 'second').status).toBe(0)
  })

  test('one that is gone from the work tree alone still counts', () => {
    const repository = monorepo({ 'packages/api/': BLOCK })
    rmSync(join(repository.root, path))
    repository.stage('packages/api/a.ts', key(secrets.stripeTest))
    expect(repository.tryGit('commit', '-m', 'second').status).toBe(1)
  })

  test('one above that is extended by name as well', () => {
    const repository = monorepo({
      '': {},
      'config/': {},
      'packages/api/': { extends: '../../config/keyhold.config.json' },
    })
    repository.write('config/keyhold.config.json', JSON.stringify(WARN))
    repository.stage('packages/api/a.ts', key(secrets.stripeLive))
    expect(repository.tryGit('commit', '-m', 'second').status).toBe(1)
  })
})

test('an own rule of a package finds its keys there alone, and is explained', () => {
  const own = {
    id: 'acme-key',
    keywords: ['acme_live_'],
    pattern: 'acme_live_[A-Za-z0-9]{32}',
    examples: [`acme_live_${sample.base62(32)}`],
  }
  const repository = monorepo({ 'packages/api/': { ownRules: [own] } })
  const secret = `acme_live_${sample.base62(31)}Q`
  repository.stage('packages/web/a.ts', key(secret))
  repository.stage('a.ts', key(secret))
  expect(repository.keyhold('scan').status).toBe(0)
  repository.stage('packages/api/a.ts', key(secret))
  const { output, status } = repository.keyhold('scan')
  expect(output).toContain('packages/api/a.ts:1:')
  expect(status).toBe(1)
  expect(repository.keyhold('explain', 'acme-key').stdout).toContain('acme-key')
})

test.for([
  ['limits', { limits: { warnings: 1 } }, ':1: limits stands in the configuration at the top'],
  ['message', { message: { text: 'Ask.' } }, ':1: message stands in the configuration at the top'],
  ['a slip', { verdict: {} }, ':1: The configuration has no key verdict. Did you mean verdicts?'],
] as const)('what cannot stand in a package exits with 2 and the file: %s', ([, configuration, said]) => {
  const repository = monorepo({})
  repository.stage('packages/api/keyhold.config.json', JSON.stringify(configuration))
  const { output, status } = repository.keyhold('scan')
  expect(output).toContain(`packages/api/keyhold.config.json${said}`)
  expect(status).toBe(2)
})
