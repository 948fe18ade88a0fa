import { describe, expect, test } from 'vitest'
import { check } from 'recheck'
import { catalogueOf } from '../../src/core/catalogue.js'
import { type Candidate, detect } from '../../src/core/detect.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'

// One test for all rules. `RULES=stripe,github vitest run` looks at the rules of these ids or providers only.
const wanted = process.env['RULES']?.toLowerCase().split(',')
const tested = rules.filter(
  (rule) => wanted?.some((word) => rule.id.includes(word) || rule.provider.toLowerCase().includes(word)) ?? true,
)
const catalogue = catalogueOf(rules)

const found = async (text: string): Promise<Candidate[]> => detect(Buffer.from(text), catalogue)
const ids = async (text: string) => (await found(text)).map((candidate) => candidate.rule.id)

/** The same secret in the surroundings that users of other scanners reported as missed. */
const surroundings: Record<string, (secret: string) => string> = {
  env: (secret) => `KEY=${secret}\nOTHER=1`,
  'shell export': (secret) => `export KEY='${secret}'`,
  JSON: (secret) => `{"key": "${secret}"}`,
  'escaped JSON': (secret) => `"{\\"key\\": \\"${secret}\\"}"`,
  YAML: (secret) => `key: ${secret}\n`,
  XML: (secret) => `<key>${secret}</key>`,
  'URL query': (secret) => `https://example.org/?key=${secret}&page=2`,
  'curl user': (secret) => `curl -u ${secret}: https://example.org`,
  Markdown: (secret) => `Use \`${secret}\` here.`,
  CSV: (secret) => `a,${secret},b`,
  'call argument': (secret) => `connect(${secret})`,
  'template literal': (secret) => `const key = \`${secret}\``,
}

describe.each(tested.map((rule) => [rule.id, rule] as const))('%s', (_, rule: Rule) => {
  test.each(rule.examples.map((_example, index) => index))('example %i is found once, as this rule', async (index) => {
    expect(await ids(rule.examples[index] as string)).toEqual([rule.id])
  })

  test('a keyword stands in every example', () => {
    for (const example of rule.examples) {
      expect(rule.keywords.some((keyword) => example.toLowerCase().includes(keyword.toLowerCase()))).toBe(true)
    }
  })

  test.each(rule.counterexamples.map((_example, index) => index))(
    'counterexample %i is not this rule',
    async (index) => {
      expect(await ids(rule.counterexamples[index] as string)).not.toContain(rule.id)
    },
  )

  test('its pattern is global and names the secret', () => {
    expect(rule.pattern.flags).toContain('g')
    expect(rule.pattern.source).toContain('(?<secret>')
  })

  test('no text can make its pattern slow', { timeout: 120_000 }, async () => {
    const result = await check(rule.pattern.source, rule.pattern.flags.replace('g', ''), {
      checker: 'automaton',
      timeout: 60_000,
    })
    expect(result.status).not.toBe('unknown')
    expect(result.status === 'vulnerable' && result.complexity.type).not.toBe('exponential')
  })

  test('a hostile long line is answered at once', async () => {
    const bait = rule.keywords.map((keyword) => `${keyword}${'a'.repeat(2000)} ${`${keyword} `.repeat(100)}`).join('=')
    const started = performance.now()
    await found(bait.repeat(10))
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('says what to do in steps of its own', () => {
    const { risk, revokeAt, steps, prevention } = rule.remediation
    expect(risk).toMatch(/^[a-z].*[^.]$/)
    expect(revokeAt).toMatch(/^https:\/\//)
    for (const sentence of [...steps, ...prevention]) expect(sentence).toMatch(/^(?:[A-Z“]|[a-z]+[_-]).*[.:]$/)
    expect(rule.source).not.toBe('')
    expect(rule.variable).toMatch(/^[A-Z][A-Z0-9_]*$/)
  })
})

describe('surroundings', () => {
  const cases: [string, string, string, string][] = []
  for (const rule of tested.filter(
    ({ context, certainty, isAssignment }) => !context && !isAssignment && certainty === 'certain',
  )) {
    for (const name of Object.keys(surroundings)) cases.push([rule.id, name, rule.examples[0], rule.id])
  }
  test.each(cases)('%s in %s', async (id, name, example) => {
    const secret = (await found(example)).find(({ rule }) => rule.id === id)?.secret as string
    if (/\s/.test(secret)) return
    expect(await ids((surroundings[name] as (text: string) => string)(secret))).toContain(id)
  })
})

describe('the catalogue', () => {
  test('ids are unique, in lower case, and joined by hyphens', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id } of rules) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('no two providers share a sentence: none is a stock one', () => {
    const providersOf = new Map<string, Set<string>>()
    for (const { provider, remediation } of rules) {
      for (const sentence of [remediation.risk, ...remediation.steps, ...remediation.prevention]) {
        const key = sentence.toLowerCase()
        providersOf.set(key, new Set([...(providersOf.get(key) ?? []), provider]))
      }
    }
    expect([...providersOf].filter(([, providers]) => providers.size > 1)).toEqual([])
  })

  test('every companion exists', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect(rules.filter(({ companion }) => companion && !known.has(companion.rule)).map(({ id }) => id)).toEqual([])
  })
})
