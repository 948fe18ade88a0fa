import { describe, expect, test } from 'vitest'
import { findSecrets } from '../../src/index.js'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

describe.concurrent('a real commit through real husky', () => {
  test.for([
    ['sk_live_', secrets.stripeLive],
    ['rk_live_', secrets.stripeRestricted],
    ['sk_org_live_', secrets.stripeOrganization],
    ['whsec_', secrets.stripeWebhook],
    ['a private key', secrets.pem],
  ] as const)('%s is stopped, and everything stays as it was', ([, secret]) => {
    const repository = Repository.guarded()
    repository.git('add', '.')
    repository.git('commit', '-q', '-m', 'first')
    repository.stage('src/pay.ts', `const key = "${secret}"\n`)
    const before = repository.snapshot()
    const { status, output } = repository.tryGit('commit', '-m', 'second')
    expect(output).toContain('keyhold stopped this commit: 1 ')
    expect(status).toBe(1)
    expect(repository.snapshot()).toEqual(before)
    expect(leaksOf(output, secret)).toEqual([])
  })

  test('a live key beside a test key, after strings that are added up, is stopped', () => {
    const repository = Repository.guarded()
    const [testing, live] = [secrets.stripeTest, secrets.stripeLive.slice(0, 32)]
    repository.stage(
      'src/pay.ts',
      `const url = "https://" + "api.example.com"\nconst testKey = "${testing}"\nconst liveKey = "${live}"\n`,
    )
    const { status, output } = repository.tryGit('commit', '-m', 'first')
    expect(output).toContain('keyhold stopped this commit: 1 live secret in what you staged.')
    expect(output).toContain('src/pay.ts:3:18')
    expect(status).toBe(1)
    expect(leaksOf(output, live)).toEqual([])
  })

  test('a key in the name of a file, or in the name of the author, says how to get it out', () => {
    const repository = Repository.guarded()
    repository.stage(`notes/${secrets.stripeLive}.txt`, 'nothing\n')
    const named = repository.tryGit('commit', '-m', 'first')
    expect(named.output).toContain('1. Give it a name without the key')
    repository.git('rm', '-q', '--cached', '-r', 'notes')
    repository.stage('a.txt', 'nothing\n')
    const env = { GIT_AUTHOR_NAME: `Ada ${secrets.stripeLive}` }
    const signed = repository.run('git', ['commit', '-m', 'first'], { env })
    expect(signed.output).toContain('1. Take it out of the name or address that git signs')
    for (const { status, output } of [named, signed]) {
      expect(status).toBe(1)
      expect(leaksOf(output, secrets.stripeLive)).toEqual([])
    }
  })

  test('a test key warns and lets the commit through', () => {
    const repository = Repository.guarded()
    repository.stage('src/pay.ts', `const key = "${secrets.stripeTest}"\n`)
    const { status, output } = repository.tryGit('commit', '-m', 'first')
    expect(output).toContain('keyhold warns of 1 test secret; the commit goes on.')
    expect(status).toBe(0)
    expect(leaksOf(output, secrets.stripeTest)).toEqual([])
  })

  test('a publishable key and ordinary code commit with one quiet line', () => {
    const repository = Repository.guarded()
    repository.stage('src/shop.ts', `loadStripe("${secrets.stripePublishable}")\n`)
    const { status, output } = repository.tryGit('commit', '-q', '-m', 'first')
    expect(output).toMatch(/^keyhold: nothing found\. Scanned 1 file \(1 line\), skipped none\.\n/)
    expect(status).toBe(0)
  })
})

describe('where a Stripe key stands', () => {
  const key = secrets.stripeLive
  test.each([
    ['curl', `curl https://api.stripe.com/v1/charges -u ${key}:`],
    ['a query', `https://example.org/?key=${key}&x=1`],
    ['a call', `f(${key})`],
    ['XML', `<key>${key}</key>`],
    ['JSON in a string', `"{\\"key\\": \\"${key}\\"}"`],
    ['CSV', `a,${key},b`],
    ['after an underscore', `my_${key}`],
  ])('it is found in %s', async (_, text) => {
    expect((await findSecrets(text)).map(({ rule, mode }) => `${rule} ${mode}`)).toEqual(['stripe-secret-key live'])
  })

  const body = key.slice('sk_live_'.length)
  test.each([`task_live_${body}`, `risk_live_${body}`, `sk_live_${'x'.repeat(24)}`, 'sk_live_your_key_here'])(
    'look-alike %# is not',
    async (text) => {
      expect(await findSecrets(text)).toEqual([])
    },
  )
})
