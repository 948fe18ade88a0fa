import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { joinLiterals, REACH, unwrap } from '../../src/core/disguise.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive

const found = async (text: string) =>
  (await detect(Buffer.from(text), catalogue)).map(({ rule, secret, disguise }) => ({
    rule: rule.id,
    secret,
    disguise,
  }))
const hex = (write: (digits: string) => string) =>
  [...key].map((char) => write(char.charCodeAt(0).toString(16).padStart(2, '0'))).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const lines = (width: number, text: string) => base64(text).replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\n  ')

describe('a key in disguise is found as what it is', () => {
  test.each([
    ['base64, at the start of a group', `data: ${base64(key)}`, ['base64']],
    ['base64, one byte into a group', `data: ${base64(`:${key}`)}`, ['base64']],
    ['base64, two bytes into a group', `data: ${base64(`a:${key}`)}`, ['base64']],
    ['base64, in the middle of more', `Authorization: Basic ${base64(`user name:${key}:more of it`)}`, ['base64']],
    ['base64 for URLs', `?t=${Buffer.from(`??>>${key}`).toString('base64url')}`, ['base64']],
    ['every character as %xx', `q=${hex((digits) => `%${digits}`)}`, ['escapes']],
    ['every character as \\xxx', `k = "${hex((digits) => `\\x${digits}`)}"`, ['escapes']],
    ['every character as \\u00xx', `"k": "${hex((digits) => `\\u00${digits}`)}"`, ['escapes']],
    ['every character as \\u{xx}', `k = "${hex((digits) => `\\u{${digits}}`)}"`, ['escapes']],
    ['every character as &#xxx;', `<k>${hex((digits) => `&#x${digits};`)}</k>`, ['escapes']],
    ['the low lines as %5F', `q=${key.replaceAll('_', '%5F')}`, ['escapes']],
    ['the low lines as \\x5f', `k = "${key.replaceAll('_', '\\x5f')}"`, ['escapes']],
    ['the low lines as decimal entities', `<k>${key.replaceAll('_', '&#95;')}</k>`, ['escapes']],
    ['a sum of strings in JavaScript', `k = "${key.slice(0, 9)}" + "${key.slice(9)}"`, ['split literals']],
    ['a sum without spaces', `k='${key.slice(0, 9)}'+'${key.slice(9)}'`, ['split literals']],
    ['a sum over lines', `k = '${key.slice(0, 30)}' +\n    '${key.slice(30)}'`, ['split literals']],
    ['neighbours in Python', `k = ("${key.slice(0, 30)}"\n     "${key.slice(30)}")`, ['split literals']],
    ['a dot in PHP', `$k = '${key.slice(0, 30)}' . '${key.slice(30)}';`, ['split literals']],
    ['a sum of unlike quotes', `k = "${key.slice(0, 5)}" + '${key.slice(5)}'`, ['split literals']],
    ['a sum in two statements', `k = "${key.slice(0, 30)}";\nk += "${key.slice(30)}";`, ['split literals']],
    ['concat', `k = "${key.slice(0, 30)}".concat('${key.slice(30)}')`, ['split literals']],
    ['neighbours in Python that are f-strings', `k = f"${key.slice(0, 9)}" f"${key.slice(9)}"`, ['split literals']],
    ['the low lines percent-encoded twice', `q=${key.replaceAll('_', '%255F')}`, ['escapes', 'escapes']],
    ['base64 in lines of 76, as base64 writes it', lines(76, `a b c d e f g h i j k ${key} and more`), ['base64']],
    ['base64 in lines of 64, as openssl writes it', lines(64, `a b c d e f g h i j k ${key} and more`), ['base64']],
    ['base64 in JSON in base64', base64(JSON.stringify({ auth: base64(`user:${key}`) })), ['base64', 'base64']],
    ['a line end in the shell', `export K=${key.slice(0, 30)}\\\n${key.slice(30)}`, ['split literals']],
    ['a folded line in YAML', `k: >-\n  ${key.slice(0, 30)}\n  ${key.slice(30)}\n`, ['split literals']],
  ])('%s', async (_, text, disguise) => {
    expect(await found(`before\n${text}\nafter`)).toEqual([{ rule: 'stripe-secret-key', secret: key, disguise }])
  })
})

describe('a wrapping hides nothing that stands beside it or in it', () => {
  const token = secrets.stripeRestricted
  const test1 = secrets.stripeTest
  const joined = `const url = "https://" + "api.example.com"`
  const ids = async (text: string) => (await found(text)).map(({ rule, secret }) => [rule, secret])
  const stripe = (...keys: string[]) =>
    keys.map((each) => [each.startsWith('rk_') ? 'stripe-restricted-key' : 'stripe-secret-key', each])
  test.each([
    ['two keys after strings that are added up', `${joined}\nconst a = "${test1}"\nconst b = "${key}"`, [test1, key]],
    ['two keys before strings that are added up', `const a = "${test1}"\nconst b = "${key}"\n${joined}`, [test1, key]],
    ['a short live key after a long one', `${joined}\n"${test1}"\n"${key.slice(0, 32)}"`, [test1, key.slice(0, 32)]],
    ['two keys in one run of base64', base64(`{"a":"${test1}","b":"${key}"}`), [test1, key]],
    ['two keys in one run of escapes', `?q=a%5fb&k=${test1}&l=${key}&m=${token}`, [test1, key, token]],
    [
      'two keys that are both split, beginning alike',
      `a = "${key.slice(0, 12)}" + "${key.slice(12)}"\nb = "${test1.slice(0, 12)}" + "${test1.slice(12)}"`,
      [key, test1],
    ],
    ['a key whose base64 looks like a password', `password = "${base64(`:${key}`)}"`, [key]],
  ])('%s', async (_, text, keys) => {
    expect((await ids(text)).sort()).toEqual(stripe(...keys).sort())
  })

  test('of two split keys each is placed where it stands', async () => {
    const split = (name: string, each: string) => `${name} = "${each.slice(0, 20)}" + "${each.slice(20)}"\n`
    const candidates = await detect(Buffer.from(split('a', key) + split('b', `sk_live_52${key.slice(10)}`)), catalogue)
    expect(candidates.map(({ line, column, endLine }) => [line, column, endLine])).toEqual([
      [1, 6, 1],
      [2, 6, 2],
    ])
  })
})

describe('a key right after an escape', () => {
  const escape = String.fromCharCode(27)
  test.each([
    String.raw`\n`,
    String.raw`\b`,
    String.raw`\x1b[31m`,
    String.raw`\033[0;31m`,
    String.raw`\e[1m`,
    String.raw`\u001b[0m`,
    String.raw`\u003d`,
    String.raw`\x3d`,
    String.raw`\012`,
    '%3D',
    `${escape}[31m`,
  ])('%j', async (before) => {
    expect((await found(`echo "key${before}${key}"`)).map(({ secret }) => secret)).toEqual([key])
  })
})

describe('wrappings inside wrappings', () => {
  const inBase64 = base64(`?${key}`)
  test.each([
    ['base64 that is split', `"${inBase64.slice(0, 5)}" + "${inBase64.slice(5)}"`, ['split literals', 'base64']],
    ['escapes that are split', `"${key.slice(0, 2)}\\x5f" + "${key.slice(3)}"`, ['split literals', 'escapes']],
    ['base64 among escapes', `a=%5fb&k=${inBase64.replaceAll('=', '%3D')}`, ['escapes', 'base64']],
  ])('%s: the layers are named from the outside', async (_, text, disguise) => {
    expect(await found(text)).toEqual([{ rule: 'stripe-secret-key', secret: key, disguise }])
  })

  test('a text that is nothing but wrappings does not keep the scan busy', async () => {
    const nested = Array.from({ length: 30 }).reduce<string>(
      (text) => `"${text.slice(0, 9)}" + "${text.slice(9)}"`,
      key,
    )
    const started = performance.now()
    await found(`${nested}\n`.repeat(20) + base64(base64(base64(key))))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('what looks like a wrapping and is none', () => {
  test.each([
    ['a URL with escapes', 'https://example.org/a%5fb%2Fc?x=%7B%22y%22%3A1%7D'],
    ['strings that are added up', `log("a" + "b" + 'c' + \`d\`)`],
    ['base64 of a text', base64('the quick brown fox jumps over the lazy dog, sk_ and so on')],
  ])('%s gives nothing', async (_, text) => expect(await found(text)).toEqual([]))
})

describe('joinLiterals', () => {
  test.each([
    ['"a" + "b"', '"ab"'],
    [`'a'\n  + 'b'`, `'ab'`],
    ['"a"\n"b"', '"ab"'],
    ['a\\\n  b', 'ab'],
    ['"a", "b"', '"a", "b"'],
    ['"a" + b + "c"', '"a" + b + "c"'],
  ])('%j becomes %j', (text, joined) => expect(joinLiterals(text)).toBe(joined))
})

test.each([
  ['base64', `${sample.base62(76, 'line')}\n`],
  ['base64', `${sample.base62(60, 'line')}\r\n${' '.repeat(40)}`],
  ['base64', sample.base62(97, 'run')],
  ['escapes', '\\x61\\x62'],
  ['split literals', "'abc' + 'def'"],
] as const)('%s is read no farther than REACH says', (disguise, unit) => {
  const text = unit.repeat(40_000 / unit.length)
  const at = 20_000
  const from = at - REACH[disguise]
  const cut = unwrap(disguise, text.slice(from, at + REACH[disguise]), at - from)
  const whole = unwrap(disguise, text, at)
  expect(whole).toBeDefined()
  expect(cut && { ...cut, start: cut.start + from, end: cut.end + from }).toEqual(whole)
})
