import { describe, expect, test } from 'vitest'
import { sample } from '../../src/core/sample.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const line = `const key = "${secrets.stripeLive}"\n`
const OLD = 'const one = 1\n'

/** A repository whose last commit, made before keyhold came, has a live key in src/pay.ts and none in src/app.ts. */
function withKey(): Repository {
  const repository = Repository.guarded()
  repository.stage('src/pay.ts', OLD + line)
  repository.stage('src/app.ts', OLD)
  repository.git('add', '.')
  repository.git('commit', '-q', '--no-verify', '-m', 'first')
  return repository
}

const changes: readonly [string, (repository: Repository) => void][] = [
  [
    'from one file to another',
    (repository) => {
      repository.stage('src/pay.ts', OLD)
      repository.stage('src/app.ts', OLD + line)
    },
  ],
  [
    'from a file that goes to one that stays',
    (repository) => {
      repository.git('rm', '-q', 'src/pay.ts')
      repository.stage('src/app.ts', OLD + line)
    },
  ],
  ['to another line of its file', (repository) => repository.stage('src/pay.ts', line.replace('key', 'renamed') + OLD)],
  [
    'into a new file, in base64',
    (repository) => {
      repository.stage('src/pay.ts', OLD)
      repository.stage('src/new.ts', `const key = "${Buffer.from(secrets.stripeLive).toString('base64')}"\n`)
    },
  ],
  [
    'by a merge, in whose conflict the other branch wins on a line of its own',
    (repository) => {
      repository.git('rm', '-q', 'src/pay.ts')
      repository.git('commit', '-q', '-m', 'without it')
      repository.git('checkout', '-q', '-b', 'side', 'HEAD~1')
      repository.stage('src/app.ts', `${line}const two = 2\n`)
      repository.git('rm', '-q', 'src/pay.ts')
      repository.git('commit', '-q', '--no-verify', '-m', 'side')
      repository.git('checkout', '-q', 'main')
      repository.stage('src/app.ts', 'const one = 11\n')
      repository.git('commit', '-q', '-m', 'main')
      repository.tryGit('merge', 'side')
      repository.stage('src/app.ts', `export ${line}const two = 22\n`)
    },
  ],
]

describe.each(changes)('a key that is moved %s', (_, change) => {
  test('warns, says that it is in this repository already, and lets the commit pass', () => {
    const repository = withKey()
    change(repository)
    const { status, output } = repository.tryGit('commit', '-m', 'moved')
    expect(output).toContain('keyhold warns of 1 live secret; the commit goes on.')
    expect(output.replaceAll(/\s+/g, ' ')).toContain(
      'Not stopped: it is already in this repository, and is only moved. Commit ',
    )
    expect(output).toContain('https://dashboard.stripe.com/apikeys')
    expect(leaksOf(output, secrets.stripeLive)).toEqual([])
    expect(status).toBe(0)
  })

  test('stops the commit where the configuration says so', () => {
    const repository = withKey()
    change(repository)
    repository.stage('keyhold.config.json', '{ "verdicts": { "moved": "block" } }\n')
    const { status, output } = repository.tryGit('commit', '-m', 'moved')
    expect(output).toContain('keyhold stopped this commit: 1 live secret')
    expect(status).toBe(1)
  })
})

test.each([
  ['a copy in another file', 'src/app.ts', OLD + line],
  ['a second one in its file', 'src/pay.ts', OLD + line + line],
  ['another key in its place', 'src/pay.ts', `${OLD}const key = "${secrets.stripeRestricted}"\n`],
])('%s is new, and stops the commit', (_, path, text) => {
  const repository = withKey()
  repository.stage(path, text)
  const { status, output } = repository.tryGit('commit', '-m', 'new')
  expect(output).toContain('keyhold stopped this commit: 1 live secret')
  expect(status).toBe(1)
})

test('a push and a range tell what only moves from what is new', () => {
  const repository = withKey()
  repository.git('init', '-q', '--bare', '../origin.git')
  repository.git('remote', 'add', 'origin', '../origin.git')
  repository.git('push', '-q', '--no-verify', 'origin', 'main')
  repository.stage('src/pay.ts', OLD)
  repository.stage('src/app.ts', OLD + line)
  repository.git('commit', '-q', '-m', 'moved')
  const pushed = repository.tryGit('push', 'origin', 'main')
  expect(pushed.output).toContain('keyhold warns of 1 live secret; the push goes on.')
  expect(pushed.status).toBe(0)
  expect(repository.keyhold('scan', '--range', 'HEAD~1..HEAD').status).toBe(0)
  expect(repository.keyhold('scan', '--range', 'HEAD').status).toBe(1)
})

test('what is accepted or moved is masked where a secret stands beside it that is not', () => {
  const repository = withKey()
  const chosen = sample.base62(14)
  const both = `const url = "${['postgres://app', chosen].join(':')}@db.acme.net:5432/app", key = "${secrets.stripeLive}"\n`
  repository.stage('src/app.ts', both)
  const first = JSON.parse(repository.keyhold('scan', '--format', 'json').stdout) as {
    findings: { rule: string; fingerprint: string }[]
  }
  const found = first.findings.find(({ rule }) => !rule.startsWith('stripe'))
  expect(found).toBeDefined()
  repository.keyhold('allow', String(found?.fingerprint), '--reason', 'a database of nobody')
  repository.git('add', '.keyhold-allow')
  const { output } = repository.keyhold('scan')
  expect(output).toContain('src/app.ts:1:')
  expect(output).not.toContain(chosen)
})
