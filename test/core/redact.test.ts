import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { type Candidate, detect } from '../../src/core/detect.js'
import { fingerprintOf, previewOf, redact } from '../../src/core/redact.js'
import type { Rule } from '../../src/core/rule.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'
import { leaksOf, secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive
const another = secrets.stripeRestricted
const ruleOf = (id: string) => rules.find((rule) => rule.id === id) as Rule
const stripe = ruleOf('stripe-secret-key')
const guessable = rules.find((rule) => rule.guessable) as Rule

const candidatesIn = (text: string): Promise<Candidate[]> => detect(Buffer.from(text), catalogue)
async function findingsIn(...texts: string[]) {
  return redact(
    await Promise.all(
      texts.map(async (text, index) => ({ path: `file${index}.ts`, candidates: await candidatesIn(text) })),
    ),
  )
}

describe('findings', () => {
  test('one key in several places is one finding with every place, in order', async () => {
    const findings = await findingsIn(`a\n${key}\n${key}\n`, `x = ${key}`)
    expect(findings.map(({ places }) => places.map(({ path, line, column }) => `${path}:${line}:${column}`))).toEqual([
      ['file0.ts:2:1', 'file0.ts:3:1', 'file1.ts:1:5'],
    ])
  })

  test('two keys are two findings', async () => {
    expect((await findingsIn(`${key} ${another}`)).length).toBe(2)
  })

  test('a place carries the commit that brings it, where commits were scanned', async () => {
    const [finding] = redact([{ path: 'a', candidates: await candidatesIn(key), commit: 'c'.repeat(40) }])
    expect(finding?.places[0].commit).toBe('c'.repeat(40))
  })

  test('nothing of the secret is left but what the preview shows', async () => {
    const [finding] = await findingsIn(`const key = "${key}"`)
    expect(leaksOf(JSON.stringify(finding), key)).toEqual([])
    expect(JSON.stringify(finding)).not.toContain(key.slice(8, 14))
  })
})

describe('fingerprints', () => {
  test('the same secret has the same fingerprint every time, 16 hex digits', () => {
    expect(fingerprintOf(stripe, key)).toBe(fingerprintOf(stripe, key))
    expect(fingerprintOf(stripe, key)).toMatch(/^[0-9a-f]{16}$/)
  })

  test('they stay what they are from version to version, because accepted ones are written down', () => {
    expect(fingerprintOf({ ...stripe, id: 'stripe-secret-key' }, 'a-secret')).toMatchInlineSnapshot(
      `"3649e1f539a97bbf"`,
    )
    expect(fingerprintOf({ ...guessable, id: 'generic-password' }, 'a-secret')).toMatchInlineSnapshot(
      `"b713e7e11bba27e1"`,
    )
  })

  test('another rule, or another secret, has another one', () => {
    const prints = [
      fingerprintOf(stripe, key),
      fingerprintOf(stripe, another),
      fingerprintOf({ ...stripe, id: 'another-rule' }, key),
      fingerprintOf(guessable, key),
    ]
    expect(new Set(prints).size).toBe(prints.length)
  })
})

describe('previews', () => {
  test('show the public prefix, the length and the last four', () => {
    expect(previewOf(stripe, key)).toBe(`sk_live_… ${key.length} characters, ends ${key.slice(-4)}`)
  })

  test('show no end of a short secret', () => {
    expect(previewOf(stripe, key.slice(0, 24))).toBe('sk_live_… 24 characters')
  })

  test('show nothing of what people choose', () => {
    expect(previewOf(guessable, 'hunter2hunter3')).toBe('value not shown')
  })
})

describe('excerpts', () => {
  test('every secret on the line is masked, and the mark points at its own', async () => {
    const findings = await findingsIn(`a("${key}", "${another}")`)
    for (const { excerpt, preview } of findings) {
      expect(leaksOf(excerpt.text, key)).toEqual([])
      expect(leaksOf(excerpt.text, another)).toEqual([])
      expect(excerpt.text.slice(excerpt.at).startsWith(preview.split('…')[0] as string)).toBe(true)
    }
    expect(findings[0]?.excerpt.text).toBe(`a("sk_live_…${key.slice(-4)}", "rk_live_…${another.slice(-4)}`)
  })

  test('a secret that is wrapped is masked whole', async () => {
    const wrapped = Buffer.from(`k=${key}`).toString('base64')
    const [finding] = await findingsIn(`data: ${wrapped} # note`)
    expect(finding?.excerpt.text).toBe('data: …== # note')
  })

  test('what looks like a key that no rule knows is masked too', async () => {
    const [finding] = await findingsIn(`f("${key}", Zq8Zq7Xw6Vu5Ts4Rr3Qp2Oo1)`)
    expect(finding?.excerpt.text).toContain('Zq8Z…')
  })

  test('wherever the cut falls, no half of a key that no rule knows is left over', async () => {
    const unknown = sample.base62(40, 'unknown')
    for (let distance = 0; distance < 60; distance++) {
      const gap = ' x'.repeat(distance / 2)
      const [before] = await findingsIn(`${unknown}${gap} "${key}"`)
      const [after] = await findingsIn(`"${key}" ${gap}${unknown}`)
      expect(leaksOf(`${before?.excerpt.text}`, unknown), `${distance} before`).toEqual([])
      expect(leaksOf(`${after?.excerpt.text}`, unknown), `${distance} after`).toEqual([])
    }
  })

  test('a password that stands on the line once more is masked there too', async () => {
    const password = sample.base62(12, 'password')
    const [finding] = await findingsIn(`url = "postgres://app:${password}@db.shop.io/" // ${password}`)
    expect(finding?.rule).toMatch(/connection|postgres|database/)
    expect(finding?.excerpt.text).not.toContain(password)
    expect(finding?.excerpt.text).toContain('// …')
  })

  test('a cut leaves no half of a character', async () => {
    for (let distance = 40; distance < 50; distance++) {
      const [finding] = await findingsIn(`${'鍵 '.repeat(40)}${'x'.repeat(distance)} "${key}"${' 鍵'.repeat(40)}`)
      expect(finding?.excerpt.text).not.toContain('ufffd')
    }
  })

  test('of bytes that are no text nothing is shown', async () => {
    const [finding] = await findingsIn(`\0\u0001${key}`)
    expect(finding?.excerpt).toEqual({ text: '… (bytes)', at: 0 })
  })

  test('controls and changes of direction are spelled out', async () => {
    const [finding] = await findingsIn(`\u001b[2K\u202e"${key}"\u0007`)
    expect(finding?.excerpt.text).toBe(`\\x1b[2K\\u202e"sk_live_…${key.slice(-4)}"\\x07`)
  })

  test('of a long line the neighbourhood is shown', async () => {
    const [finding] = await findingsIn(`${'left '.repeat(4000)}"${key}"${' right'.repeat(4000)}`)
    expect(finding?.excerpt.text.startsWith('…')).toBe(true)
    expect(finding?.excerpt.text.length).toBeLessThan(120)
  })

  test('half of a key that a string literal splits is not shown either', async () => {
    for (const at of [9, 30, 60, 90]) {
      const [finding] = await findingsIn(`sk_l = "${key.slice(0, at)}" + "${key.slice(at)}"`)
      expect(finding?.disguise).toEqual(at > 40 ? finding?.disguise : ['split literals'])
      expect(leaksOf(finding?.excerpt.text ?? '', key)).toEqual([])
    }
  })
})
