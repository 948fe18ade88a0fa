import { expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import type { Rule } from '../../src/core/rule.js'
import { sample } from '../../src/core/sample.js'
import type { OwnRule } from '../../src/policy/keys.js'
import { ruleOf } from '../../src/policy/own.js'

const example = `acme_live_${sample.base62(32)}`

async function made(fields: Partial<OwnRule> = {}, seconds = 10): Promise<Rule> {
  const own = { id: 'acme-key', keywords: ['acme_live_'], pattern: 'acme_live_[A-Za-z0-9]{32}', examples: [example] }
  const result = await ruleOf({ ...own, ...fields }, seconds, undefined)
  if ('flaw' in result) throw new Error(result.flaw)
  return result.rule
}

const secretsIn = async (text: string, rule: Rule) =>
  (await detect(Buffer.from(text), catalogueOf([rule]))).map(({ secret, line, column }) => ({ secret, line, column }))

const secret = `acme_live_${sample.base62(32, 'another')}`

test.for([
  ['the whole match', 'acme_live_[A-Za-z0-9]{32}'],
  ['the group named secret', 'key = (?P<secret>acme_live_[A-Za-z0-9]{32})'],
  ['after a look behind', '(?<![a-z])acme_live_[A-Za-z0-9]{32}'],
  ['without regard to case, when the pattern says so', '(?i)ACME_LIVE_[a-z0-9]{32}'],
] as const)('an own rule finds its key: %s', async ([, pattern]) => {
  const rule = await made({ pattern, examples: [`key = ${example}`] })
  expect(await secretsIn(`\nkey = ${secret}`, rule)).toEqual([{ secret, line: 2, column: 7 }])
})

test('the keys of its examples are not reported', async () => {
  expect(await secretsIn(example, await made())).toEqual([])
})

test.for([
  ['nested repetition', '(?:acme_(?:a+)+)+$'],
  ['alternatives that overlap', 'acme_(?:a|aa|aaa){1,60}b'],
  ['repetition after repetition', 'acme_a*a*a*a*a*a*a*a*b'],
] as const)('a pattern that would hang other engines is answered: %s', { timeout: 30_000 }, async ([, pattern]) => {
  const rule = await made({ pattern: `${pattern}|${example}`, keywords: ['acme_'], examples: [example] })
  const started = performance.now()
  await secretsIn(`acme_${'a'.repeat(5000)}!`.repeat(20), rule)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test(
  'a pattern that works for longer than its limit stops the scan and names the rule',
  { timeout: 60_000 },
  async () => {
    // Each match is short, and each search for one reads on to the end of the text.
    const rule = await made({ pattern: `acme_a{0,400}b|acme_|${example}`, keywords: ['acme_'] }, 0.05)
    const text = `acme_${'a'.repeat(390)}`.repeat(3000)
    await expect(secretsIn(text, rule)).rejects.toThrow(
      'The pattern of the rule acme-key worked for more than 0.05 seconds',
    )
  },
)
