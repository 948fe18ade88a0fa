import { expect, test } from 'vitest'
import { findSecrets, judge, defaultPolicy, rules } from '../src/index.js'
import { leaksOf, secrets } from './program/secrets.js'

test('the library finds a secret in a text, and the finding does not hold it', async () => {
  const [finding, ...others] = await findSecrets(`const stripe = new Stripe("${secrets.stripeLive}")\n`, 'src/pay.ts')
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    rule: 'stripe-secret-key',
    mode: 'live',
    places: [{ path: 'src/pay.ts', line: 1, column: 28 }],
  })
  expect(leaksOf(JSON.stringify(finding), secrets.stripeLive)).toEqual([])
})

test('one finding for a secret in several places', async () => {
  const [finding, ...others] = await findSecrets(`a = "${secrets.stripeLive}"\n\nb = "${secrets.stripeLive}"\n`)
  expect(others).toEqual([])
  expect(finding?.places.map(({ line, column }) => [line, column])).toEqual([
    [1, 6],
    [3, 6],
  ])
})

test('live blocks, test warns, public passes', async () => {
  const verdicts = await Promise.all(
    [secrets.stripeLive, secrets.stripeTest, secrets.stripePublishable].map(async (secret) => {
      const [finding] = await findSecrets(secret)
      return finding && judge(finding, defaultPolicy).verdict
    }),
  )
  expect(verdicts).toEqual(['block', 'warn', 'pass'])
})

test('every rule says where it comes from', () => {
  expect(rules.filter(({ source }) => source === '')).toEqual([])
})
