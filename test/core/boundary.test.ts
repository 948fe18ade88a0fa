import { expect, test } from 'vitest'
import { mayBegin } from '../../src/core/boundary.js'
import type { Rule } from '../../src/core/rule.js'
import { rules } from '../../src/rules/index.js'

const ruleOf = (pattern: RegExp) => ({ pattern }) as Rule
const tells = (rule: Rule, text: string, keyword: string) =>
  !mayBegin(rule, keyword, Buffer.from(text, 'latin1'), text.lastIndexOf(keyword))

test.each(['core_', 'CORE_', 'x1re_', '_re_', '\nare_'])('what stands before tells that %j is no key', (text) => {
  expect(tells(ruleOf(/(?<![A-Za-z0-9_])(?<secret>re_[a-z]{8})/g), text.toLowerCase(), 're_')).toBe(true)
})

test.each(['re_', ' re_', '"re_', '\\nre_', '%3Dre_', '\u001b[1;31mre_', '\u00e9re_'])('%j may begin one', (text) => {
  expect(tells(ruleOf(/(?<![A-Za-z0-9_])(?<secret>re_[a-z]{8})/g), `${text}abcdefgh`, 're_')).toBe(false)
})

test.each(['re_', 're_export(', 're_abcdef ', 're_ab": 1', 're_Abcdefgh', 're_abc\ndefgh', 're_%61bcdefg'])(
  'what follows tells that %j is no key',
  (text) => expect(tells(ruleOf(/(?<![A-Za-z0-9_])(?<secret>re_[a-z]{8})/g), text, 're_')).toBe(true),
)

test.each([
  're_abcdefgh',
  're_ab" + "cdefgh"',
  "re_'\n  'abcdefgh",
  're_`.concat(`abcdefgh',
  're_abc\\\ndefgh',
  're_abcde\n  fgh',
])('%j may go on', (text) => expect(tells(ruleOf(/(?<![A-Za-z0-9_])(?<secret>re_[a-z]{8})/g), text, 're_')).toBe(false))

test('a keyword that begins before the key tells as well', () => {
  const rule = ruleOf(/(?<![A-Za-z0-9])(?<secret>pat[A-Za-z0-9]{14})/g)
  expect(tells(rule, '"pattern": 1', '"pat')).toBe(true)
  expect(tells(rule, '"patAbcdefgh123456', '"pat')).toBe(false)
})

test('a word that only stands near a key tells nothing', () => {
  expect(tells(ruleOf(/(?<secret>[a-z]{32})/g), 'acme is our customer', 'acme')).toBe(false)
})

test.each([
  /(?<secret>re_[a-z]{8})/g,
  /(?<![a-z])(?<secret>re_[a-z]{8}|x)/g,
  /(?<![a-z])(?<secret>re_[a-z]{8})|x/g,
  /(?<![a-z])(?<secret>re_?[a-z]{8})/g,
  /(?<![a-z])(?<secret>(?:x|re_)[a-z]{8})/g,
  /(?<![a-z]b)(?<secret>re_[a-z]{8})/g,
  /(?<![^a-z])(?<secret>re_[a-z]{8})/g,
])('a pattern that may begin in another way is always run: %s', (pattern) => {
  expect(tells(ruleOf(pattern), 'are_abcdefgh', 're_')).toBe(false)
})

test('no rule matches at a keyword where the byte before speaks against it', () => {
  let told = 0
  for (const rule of rules) {
    for (const keyword of rule.keywords.map((word) => word.toLowerCase().slice(0, 12))) {
      for (const example of rule.examples) {
        for (const byte of ['a', 'Z', '0', '_', '-', '.', '/', '+', '=']) {
          const at = example.toLowerCase().indexOf(keyword)
          const text = `${example.slice(0, at)}${byte}${example.slice(at)}`
          if (at < 0 || mayBegin(rule, keyword, Buffer.from(text, 'latin1'), at + 1)) continue
          told++
          const found = [...text.matchAll(rule.pattern)].map((match) => text.indexOf(match.groups?.['secret'] ?? ''))
          expect(`${rule.id} ${found.includes(at + 1)}`).toBe(`${rule.id} false`)
        }
      }
    }
  }
  expect(told).toBeGreaterThan(500)
})
