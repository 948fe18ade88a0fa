import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sample } from '../../src/core/sample.js'
import { schema } from '../../src/policy/schema.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const stripe = (secret: string) => `const key = "${secret}"\n`

/** A guarded repository with a first commit, in which a configuration is committed as well. */
function configured(configuration: object | string | undefined, file = 'keyhold.config.json'): Repository {
  const repository = Repository.guarded()
  if (configuration !== undefined)
    repository.write(file, typeof configuration === 'string' ? configuration : JSON.stringify(configuration))
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'first')
  return repository
}

const commit = (repository: Repository) => repository.tryGit('commit', '-m', 'second')

describe('a committed configuration decides', () => {
  test.for([
    ['nothing configured: a live key is stopped', undefined, 'src/pay.ts', secrets.stripeLive, 1],
    ['nothing configured: a test key is not', undefined, 'src/pay.ts', secrets.stripeTest, 0],
    ['test keys blocked', { verdicts: { test: 'block' } }, 'src/pay.ts', secrets.stripeTest, 1],
    ['live keys warned of', { verdicts: { live: 'warn' } }, 'src/pay.ts', secrets.stripeLive, 0],
    [
      'by severity',
      { verdicts: { live: { low: 'block', critical: 'warn', high: 'warn' } } },
      'a.ts',
      secrets.stripeLive,
      0,
    ],
    ['by a severity that is not this one', { verdicts: { live: { low: 'warn' } } }, 'a.ts', secrets.stripeLive, 1],
    ['a rule turned off', { rules: { 'stripe-secret-key': 'off' } }, 'src/pay.ts', secrets.stripeLive, 0],
    ['another rule turned off', { rules: { 'aws-*': 'off' } }, 'src/pay.ts', secrets.stripeLive, 1],
    ['all off, one on again', { rules: { '*': 'off', 'stripe-*': 'block' } }, 'src/pay.ts', secrets.stripeTest, 1],
    [
      'a path let pass',
      { paths: [{ match: ['fixtures/**'], verdicts: { live: 'pass' } }] },
      'fixtures/a.ts',
      secrets.stripeLive,
      0,
    ],
    [
      'a path beside it',
      { paths: [{ match: ['fixtures/**'], verdicts: { live: 'pass' } }] },
      'src/fixtures/a.ts',
      secrets.stripeLive,
      1,
    ],
    [
      'a path taken out again',
      { paths: [{ match: ['fixtures/**', '!fixtures/a.ts'], verdicts: { live: 'pass' } }] },
      'fixtures/a.ts',
      secrets.stripeLive,
      1,
    ],
    [
      'a stricter path',
      { paths: [{ match: ['src/**'], verdicts: { test: 'block' } }] },
      'src/a.ts',
      secrets.stripeTest,
      1,
    ],
  ] as const)('%s', ([, configuration, path, secret, status]) => {
    const repository = configured(configuration)
    repository.stage(path, stripe(secret))
    const outcome = commit(repository)
    expect(outcome.output).not.toContain('a bug in keyhold')
    expect(outcome.status).toBe(status)
    expect(leaksOf(outcome.output, secret)).toEqual([])
  })

  test('in package.json as well', () => {
    const repository = configured({ name: 'user', keyhold: { verdicts: { test: 'block' } } }, 'package.json')
    repository.stage('a.ts', stripe(secrets.stripeTest))
    expect(commit(repository).status).toBe(1)
  })

  test('a key at a path that passes and at one that does not is shown where it does not', () => {
    const repository = configured({ paths: [{ match: ['fixtures/**'], verdicts: { live: 'pass' } }] })
    repository.stage('fixtures/a.ts', stripe(secrets.stripeLive))
    repository.stage('src/a.ts', stripe(secrets.stripeLive))
    const { output, status } = commit(repository)
    expect(status).toBe(1)
    expect(output).toContain('src/a.ts:1:14')
    expect(output).not.toContain('fixtures/a.ts')
  })

  test('paths are relative to the top, wherever files are scanned from', () => {
    const repository = configured({ paths: [{ match: ['src/fixtures/**'], verdicts: { live: 'pass' } }] })
    repository.write('src/fixtures/a.ts', stripe(secrets.stripeLive))
    repository.write('src/other/fixtures/a.ts', stripe(secrets.stripeLive))
    const scan = (cwd: string, path: string) =>
      repository.run('node', [join(repository.root, 'node_modules/keyhold/dist/keyhold.cjs'), 'scan', path], { cwd })
        .status
    expect([scan('', 'src/fixtures'), scan('src', 'fixtures'), scan('src/other', '../fixtures')]).toEqual([0, 0, 0])
    expect([scan('', 'src/other'), scan('src/other', 'fixtures/a.ts'), scan('src/other', '.')]).toEqual([1, 1, 1])
  })

  test('an ignored file that is staged is scanned all the same', () => {
    const repository = configured(undefined)
    repository.stage('.gitignore', 'node_modules\nsecret/\n')
    repository.stage('secret/a.ts', stripe(secrets.stripeLive))
    expect(commit(repository).status).toBe(1)
  })

  test('what the team says stands in the report of a stopped commit', () => {
    const message = { text: 'Keys live in our vault.', link: 'https://wiki.example.org/keys', contact: '#security' }
    const repository = configured({ message })
    repository.stage('a.ts', stripe(secrets.stripeLive))
    expect(commit(repository).output).toContain(
      '  Keys live in our vault.\n  https://wiki.example.org/keys\n  Ask #security.\n',
    )
  })

  test('it counts for a push, a range, a message, files and standard input, and from a folder below', () => {
    const repository = configured({ verdicts: { test: 'block' } })
    repository.stage('src/a.ts', stripe(secrets.stripeTest))
    repository.git('commit', '-q', '--no-verify', '-m', 'second')
    repository.write('message', secrets.stripeTest)
    const keyhold = (args: string[], input = '') =>
      repository.run('node', [join(repository.root, 'node_modules/keyhold/dist/keyhold.cjs'), 'scan', ...args], {
        input,
        cwd: 'src',
      })
    expect(keyhold(['--range', 'HEAD~1..HEAD']).status).toBe(1)
    expect(keyhold(['--message', '../message']).status).toBe(1)
    expect(keyhold(['a.ts']).status).toBe(1)
    expect(keyhold(['--stdin'], secrets.stripeTest).status).toBe(1)
    const head = repository.git('rev-parse', 'HEAD')
    expect(keyhold(['--push', 'origin'], `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`).status).toBe(1)
  })
})

describe('the configuration that counts is the staged one', () => {
  const strict = '{ "verdicts": { "test": "block" } }'
  const lax = '{ "verdicts": { "live": "pass", "test": "pass" } }'

  test.for([
    [
      'an edit that is not staged exempts nothing',
      (at: Repository) => {
        at.write('keyhold.config.json', lax)
      },
      1,
    ],
    [
      'a staged edit counts',
      (at: Repository) => {
        at.stage('keyhold.config.json', lax)
      },
      0,
    ],
    [
      'a staged edit counts, whatever the work tree says',
      (at: Repository) => {
        at.stage('keyhold.config.json', lax)
        at.write('keyhold.config.json', strict)
      },
      0,
    ],
    [
      'a file that is missing from the work tree alone still counts',
      (at: Repository) => {
        rmSync(join(at.root, 'keyhold.config.json'))
      },
      1,
    ],
    [
      'a staged removal counts',
      (at: Repository) => {
        at.git('rm', '-q', 'keyhold.config.json')
      },
      0,
    ],
    [
      'a broken edit that is not staged breaks nothing',
      (at: Repository) => {
        at.write('keyhold.config.json', '{')
      },
      1,
    ],
    [
      'a broken staged edit stops the commit',
      (at: Repository) => {
        at.stage('keyhold.config.json', '{')
      },
      1,
    ],
  ] as const)('%s', ([, change, status]) => {
    const repository = configured(strict)
    repository.stage('a.ts', stripe(secrets.stripeTest))
    change(repository)
    expect(commit(repository).status).toBe(status)
  })

  test('a file that is not tracked counts as it is', () => {
    const repository = configured(undefined)
    repository.write('keyhold.config.json', strict)
    repository.stage('a.ts', stripe(secrets.stripeTest))
    expect(commit(repository).status).toBe(1)
  })

  test('of package.json as well', () => {
    const repository = configured({ keyhold: JSON.parse(strict) }, 'package.json')
    repository.stage('a.ts', stripe(secrets.stripeTest))
    repository.write('package.json', JSON.stringify({ keyhold: JSON.parse(lax) }))
    expect(commit(repository).status).toBe(1)
    repository.git('add', 'package.json')
    expect(commit(repository).status).toBe(0)
  })

  test('what it extends in the repository as well', () => {
    const repository = configured(undefined)
    repository.stage('config/base.json', strict)
    repository.stage('keyhold.config.json', '{ "extends": "./config/base.json" }')
    repository.git('commit', '-q', '-m', 'base')
    repository.write('config/base.json', lax)
    repository.stage('a.ts', stripe(secrets.stripeTest))
    expect(commit(repository).status).toBe(1)
  })
})

test('what cannot be understood exits with 2, the file and the line, and scans nothing', () => {
  const repository = configured(undefined)
  repository.stage('keyhold.config.json', '{\n  "verdikts": {}\n}\n')
  const { status, stderr } = repository.keyhold('scan')
  expect(status).toBe(2)
  expect(stderr).toBe(
    [
      'keyhold: keyhold.config.json:2: The configuration has no key verdikts. Did you mean verdicts?',
      '  Mend it and try again; nothing was scanned. docs/configuration.md of keyhold lists every key.',
      '',
    ].join('\n'),
  )
})

test('the package exports its schema, where $schema of the documentation points', () => {
  const repository = Repository.withPackage()
  const resolved = repository.run('node', ['-p', "require.resolve('keyhold/schema.json')"]).stdout
  expect(resolved.trim()).toMatch(/node_modules\/keyhold\/schema\.json$/)
  expect(JSON.parse(repository.read('node_modules/keyhold/schema.json'))).toEqual(schema())
})

test('a package that npm installed can be extended', () => {
  const repository = new Repository()
  repository.git('init', '-q', '-b', 'main')
  repository.write('../keys/package.json', '{ "name": "@acme/keys", "version": "1.0.0" }')
  repository.write(
    '../keys/keyhold.config.json',
    '{ "verdicts": { "test": "block" }, "message": { "text": "Ask Ada." } }',
  )
  repository.write('package.json', '{ "name": "user", "dependencies": { "@acme/keys": "file:../keys" } }\n')
  expect(repository.run('npm', ['install', '--no-audit', '--no-fund', '--install-links'])).toMatchObject({ status: 0 })
  repository.stage('keyhold.config.json', '{ "extends": "@acme/keys" }')
  repository.stage('a.ts', stripe(secrets.stripeTest))
  expect(repository.keyhold('scan')).toMatchObject({ status: 1, stderr: expect.stringContaining('Ask Ada.') })
})

describe('an own rule', () => {
  const own = {
    ownRules: [
      {
        id: 'acme-deploy-key',
        title: 'Acme deploy key',
        keywords: ['acme_live_'],
        pattern: '\\bacme_live_[A-Za-z0-9]{32}\\b',
        examples: [`deploy with acme_live_${sample.base62(32)}`],
        revokeAt: 'https://acme.example/keys',
        risk: 'deploy to production',
      },
    ],
  }
  const secret = `acme_live_${sample.base62(32, 'own')}`

  test('stops its key, and its example in the configuration stops nothing', () => {
    const repository = configured(own)
    repository.stage('deploy.sh', `export KEY=${secret}\n`)
    const { status, output } = commit(repository)
    expect(status).toBe(1)
    expect(output).toContain('deploy.sh:1:12   Acme deploy key')
    expect(output).toContain('Whoever holds it can deploy to production.')
    expect(output).toContain('https://acme.example/keys')
    expect(leaksOf(output, secret)).toEqual([])
  })

  test('and the built-in rules go on', () => {
    const repository = configured(own)
    repository.stage('a.ts', stripe(secrets.stripeLive))
    expect(commit(repository).status).toBe(1)
  })

  test('is explained and listed like the built-in ones', () => {
    const repository = configured(own)
    const explained = repository.keyhold('explain', 'acme-deploy-key')
    expect(explained.stdout).toContain('Acme deploy key (acme-deploy-key)')
    expect(explained.stdout).toContain('acme_live_[A-Za-z0-9]{32}')
    expect(explained.status).toBe(0)
    expect(repository.keyhold('rules').stdout).toMatch(/^acme-deploy-key +Acme deploy key$/m)
  })

  test('is found in base64 too', () => {
    const repository = configured(own)
    repository.stage('k8s.yaml', `data:\n  key: ${Buffer.from(`KEY=${secret}`).toString('base64')}\n`)
    expect(commit(repository).status).toBe(1)
  })

  test('is subject to rules like the built-in ones', () => {
    const repository = configured({ ...own, rules: { 'acme-*': 'warn' } })
    repository.stage('deploy.sh', `export KEY=${secret}\n`)
    expect(commit(repository).status).toBe(0)
  })
})

test.for([
  ['nested repetition', '(?:acme_(?:a+)+)+$'],
  ['two readings of one text', 'acme_(?:a|aa)+$'],
  ['many ways to the end', 'acme_a*a*a*a*a*a*b'],
])('a pattern that would hang other engines does not hang a commit: %s', { timeout: 60_000 }, ([, pattern]) => {
  const example = 'acme_0a1b2c3d4e5f'
  const rule = {
    id: 'acme-key',
    keywords: ['acme_'],
    pattern: `${pattern}|acme_[0-9][0-9a-f]{11}`,
    examples: [example],
  }
  const repository = configured({ ownRules: [rule] })
  repository.stage('a.txt', `acme_${'a'.repeat(5000)}!\n`.repeat(20))
  const started = performance.now()
  const { status } = commit(repository)
  expect(performance.now() - started).toBeLessThan(30_000)
  expect(status).toBe(0)
  repository.stage('b.txt', 'key: acme_1a1b2c3d4e5f\n')
  expect(commit(repository)).toMatchObject({ status: 1, output: expect.stringContaining('b.txt:1:') })
})

test('a pattern that works for longer than the limit stops the commit, and names its rule', { timeout: 60_000 }, () => {
  const rule = { id: 'acme-key', keywords: ['acme_'], pattern: 'acme_a{0,400}b|acme_', examples: ['acme_ab'] }
  const repository = configured(undefined)
  repository.stage('keyhold.config.json', JSON.stringify({ ownRules: [rule], limits: { patternSeconds: 1 } }))
  repository.stage('a.txt', `acme_${'a'.repeat(390)}`.repeat(100_000))
  const { status, output } = commit(repository)
  expect(output).toContain('The pattern of the rule acme-key worked for more than 1 second')
  expect(status).toBe(1)
})

test('as many warnings as the limit says are shown in full', () => {
  const repository = configured({ limits: { warnings: 1 } })
  for (const name of ['a', 'b', 'c']) repository.stage(`${name}.ts`, stripe(`sk_test_51${sample.base62(97, name)}`))
  const { status, output } = commit(repository)
  expect(output.match(/^ {2}1 │/gm)).toHaveLength(1)
  for (const name of ['a', 'b', 'c']) expect(output).toContain(`${name}.ts:1:`)
  expect(status).toBe(0)
})

test('a clean commit without configuration asks git no more than before', () => {
  const repository = configured(undefined)
  repository.stage('a.ts', 'export const a = 1\n')
  const trace = join(repository.home, 'trace')
  const { status } = repository.run('node', [join(repository.root, 'node_modules/keyhold/dist/keyhold.cjs'), 'scan'], {
    env: { GIT_TRACE2_EVENT: trace },
  })
  expect(status).toBe(0)
  const started = repository
    .run('cat', [trace])
    .stdout.split('\n')
    .filter((line) => line.includes('"event":"start"'))
  expect(started).toHaveLength(1)
})

describe('an own rule runs, also when the configuration is missing from the work tree alone', () => {
  const own = {
    id: 'acme-key',
    keywords: ['acme_live_'],
    pattern: 'acme_live_[A-Za-z0-9]{32}',
    examples: [`acme_live_${sample.base62(32)}`],
  }
  const configuration = { ownRules: [own] }
  const secret = `acme_live_${sample.base62(31)}Q`

  test.for([
    ['keyhold.config.json', 'keyhold.config.json', [], JSON.stringify(configuration)],
    ['the key of package.json', 'package.json', [], JSON.stringify({ name: 'user', keyhold: configuration })],
    ['the one of a package', 'packages/api/keyhold.config.json', [], JSON.stringify(configuration)],
    ['an index with short paths', 'keyhold.config.json', ['update-index', '--index-version', '4'], undefined],
    ['a split index', 'keyhold.config.json', ['update-index', '--split-index'], undefined],
    [
      'a sparse checkout',
      'keyhold.config.json',
      ['sparse-checkout', 'set', '--no-cone', '/*', '!/keyhold.config.json'],
      undefined,
    ],
    ['a linked work tree', 'keyhold.config.json', ['worktree', 'add', '-q', '../linked'], undefined],
  ] as const)('%s', ([name, path, args, text]) => {
    const first = configured(text ?? configuration, path)
    if (args.length > 0) first.git(...args)
    const repository = name === 'a linked work tree' ? first.at('../linked') : first
    rmSync(join(repository.root, path), { force: true })
    const keyhold = (...words: string[]) => repository.run(join(first.root, 'node_modules/.bin/keyhold'), words)
    repository.stage('packages/api/a.txt', 'nothing\n')
    expect(keyhold('scan', '--staged')).toMatchObject({ status: 0 })
    repository.stage('packages/api/a.txt', `${secret}\n`)
    expect(keyhold('scan', '--staged')).toMatchObject({ status: 1, stderr: expect.stringContaining('acme-key') })
    if (name !== 'a linked work tree') expect(commit(repository).status).toBe(1)
    if (path.includes('/')) return
    repository.write('message', secret)
    expect(keyhold('scan', '--message', 'message')).toMatchObject({ status: 1 })
  })

  test('a range, with a sparse index that lists only the folder', () => {
    const repository = configured(configuration, 'packages/api/keyhold.config.json')
    repository.stage('packages/api/a.txt', `${secret}\n`)
    repository.stage('src/a.txt', 'nothing\n')
    repository.run('git', ['commit', '-q', '--no-verify', '-m', 'key'])
    repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'src')
    expect(repository.git('ls-files', '--sparse')).not.toContain('keyhold.config.json')
    const { status, stderr } = repository.run(join(repository.root, 'node_modules/.bin/keyhold'), [
      'scan',
      '--range',
      'HEAD',
    ])
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('acme-key') })
  })
})
