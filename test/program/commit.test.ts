import { describe, expect, test } from 'vitest'
import { Repository } from './repository.js'
import { leaksOf, secrets } from './secrets.js'

describe.concurrent('a real commit through real husky', () => {
  test.for([
    ['sk_live_', secrets.stripeLive],
    ['rk_live_', secrets.stripeRestricted],
    ['sk_org_live_', secrets.stripeOrganization],
    ['whsec_', secrets.stripeWebhook],
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
