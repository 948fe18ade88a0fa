import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

const fingerprintOfKey = (secret: string, id = 'stripe-secret-key') =>
  fingerprintOf(rules.find((rule) => rule.id === id) as Rule, secret)
const secret = secrets.stripeLive
const fingerprint = fingerprintOfKey(secret)
const line = `const key = "${secret}"\n`

function begun(): Repository {
  const repository = Repository.withPackage()
  repository.git('add', '.')
  repository.git('commit', '-q', '-m', 'Begin')
  return repository
}

function told(repository: Repository, mark = fingerprint): string {
  const { status, stdout, output } = repository.keyhold('explain', mark)
  expect({ status, output }).toMatchObject({ status: 0 })
  expect(leaksOf(output, secret)).toEqual([])
  return stdout
}

describe('explain tells a fingerprint from a rule, and tells', () => {
  test('of a staged key: what it is, where it stands, what to do', () => {
    const repository = begun()
    repository.stage('src/pay.ts', line)
    expect(
      told(repository)
        .replace(/ends? \w{4}\b/, 'ends …')
        .replace(/…\w{4}"/, '…"'),
    ).toMatchInlineSnapshot(`
      "Stripe secret key, live mode

        Key          sk_live_… 107 characters, ends …
        Fingerprint  393862bbbd83caf8
        Rule         stripe-secret-key
        Severity     critical
        Verdict      blocks: a live key
        Line         src/pay.ts:1  const key = "sk_live_…"

      Whoever holds it can charge cards, refund payments, and read customers on your
      account.

      In the index, which the next commit takes:
        src/pay.ts:1

      In the work tree:
        src/pay.ts:1

      This commit has not left your machine. To commit safely:
        Two commands take it out; the first shows the change and asks:
          npx keyhold fix
          git commit
      Or by hand:
        1. Take it out of the file and read it from the environment:
             process.env.STRIPE_SECRET_KEY
        2. git add src/pay.ts && git commit
        3. Keep it in your secret manager, not in a local file. Prefer a restricted
           key (rk_live_) with only the permissions this service uses.
      If it was ever pasted, pushed or shared, roll it now:
        https://dashboard.stripe.com/apikeys
        - Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.
        - Store the new key once in your secret manager and redeploy everything that
          used the old one.
        - Open “View request logs” of the old key; take calls you cannot explain to
          Stripe support.
        - If other secrets stood in the same place, rotate every secret and restricted
          key of the account.
        - A key that Vercel or another platform manages can be rotated there too:
          Stripe keeps both sides in step, and the applications need a redeploy.
        - From the command line: Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for
          accounts with access to it.

      Old and new key can both work for up to 7 days; choose that only if production
      would stop and nobody else can have seen the key.

      Not a secret? npx keyhold explain stripe-secret-key says what to do when the
      rule is wrong.
      "
    `)
  })

  test('of a pushed key: that it is leaked, and to roll it first', () => {
    const repository = begun()
    repository.stage('src/pay.ts', line)
    repository.git('commit', '-q', '-m', 'Leak')
    repository.git('init', '-q', '--bare', '../remote.git')
    repository.git('remote', 'add', 'origin', '../remote.git')
    repository.git('push', '-q', 'origin', 'main')
    repository.stage('src/pay.ts', 'clean\n')
    const text = told(repository)
    expect(text).toContain('It is leaked: commit')
    expect(text).toContain('src/pay.ts:1')
    expect(text.indexOf('Roll it first, now:')).toBeGreaterThan(0)
    expect(text.indexOf('Roll it first, now:')).toBeLessThan(text.indexOf('Then:'))
  })

  test('of a key that only an older commit has: the rebase that takes it out', () => {
    const repository = begun()
    repository.stage('src/pay.ts', line)
    repository.git('commit', '-q', '-m', 'Add')
    const oid = repository.git('rev-parse', 'HEAD')
    repository.stage('src/pay.ts', 'clean\n')
    repository.git('commit', '-q', '-m', 'Take out')
    expect(told(repository)).toContain(`git rebase --interactive --autostash --rebase-merges ${oid.slice(0, 10)}~1`)
  })

  test('of a public key: that it passes', () => {
    const repository = begun()
    repository.stage('src/pay.ts', `const key = "${secrets.stripePublishable}"\n`)
    expect(told(repository, fingerprintOfKey(secrets.stripePublishable, 'stripe-publishable-key'))).toContain(
      'passes: it is made to be public',
    )
  })

  test('as data', () => {
    const repository = begun()
    repository.stage('src/pay.ts', line)
    const { stdout } = repository.keyhold('explain', '--format', 'json', fingerprint)
    expect(leaksOf(stdout, secret)).toEqual([])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      fingerprint,
      verdict: 'block',
      exposure: { state: 'staged', checked: true },
      advice: { steps: expect.any(Array) },
      places: [{ where: 'index' }, { where: 'tracked' }],
      rule: { id: 'stripe-secret-key', remediation: expect.any(Object) },
    })
  })
})

test('commands of a story are for the folder the reader stands in', () => {
  const repository = begun()
  repository.stage('src/a b/pay.ts', line)
  const { stdout } = repository.at('src').run('../node_modules/.bin/keyhold', ['explain', fingerprint])
  expect(stdout).toContain("git add ':/src/a b/pay.ts' && git commit")
})

test('a fingerprint of nothing says so, and how to find one', () => {
  const outcome = begun().keyhold('explain', fingerprint)
  expect(outcome).toMatchObject({ status: 2 })
  expect(outcome.output).toContain('npx keyhold scan --format json shows the fingerprint of each finding.')
})
