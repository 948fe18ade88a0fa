import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entropy, isPlaceholder } from '../../src/core/plausible.js'
import { looksChosen, looksRandom, switches } from '../../src/core/random.js'
import { sample } from '../../src/core/sample.js'

describe('isPlaceholder', () => {
  test.each([
    ['one character', 'x'.repeat(24)],
    ['one character and signs', 'xxxx-xxxx-xxxx-xxxx'],
    ['digits in order', '123456789012345678901234'],
    ['letters in order', 'abcdefghijklmnopqrstuvwx'],
    ['letters backwards', 'zyxwvutsrqponmlkjihgfedc'],
    ['a row of the keyboard', 'qwertyuiopasdfghjklzxcvbnm'],
    ['a unit again and again', 'deadbeefdeadbeefdeadbeef'],
    ['a unit with one slip', 'abcdabcdabcdabcdabcxabcd'],
    ['two characters', '0101101001011010010110'],
    ['a run of eight', `${sample.base62(12, 'run')}00000000${sample.base62(12, 'run')}`],
    ['a few of one character', 'aaaa'],
  ])('%s is one', (_, text) => expect(isPlaceholder(text)).toBe(true))

  test.each([
    ['base64 that holds zeros', `${sample.base62(12, 'zero')}AAAAAAAAAA${sample.base62(12, 'zero')}`],
    ['four characters that differ', 'a1b2'],
  ])('%s is none', (_, text) => expect(isPlaceholder(text)).toBe(false))

  test.each([
    ['base62', 24, sample.base62],
    ['base62', 99, sample.base62],
    ['hex', 32, sample.hex],
    ['hex', 64, sample.hex],
    ['digits', 24, sample.digits],
    ['digits', 12, sample.digits],
    ['base36', 20, sample.base36],
  ] as const)('of 2,000 random keys in %s of %i characters none is', (_, length, draw) => {
    const keys = Array.from({ length: 2000 }, (_unused, index) => draw(length, `plausible ${index}`))
    expect(keys.filter((key) => isPlaceholder(key))).toEqual([])
  })

  test('ends on any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof isPlaceholder(text) === 'boolean'))
  })
})

test.each([
  ['', 0],
  ['aaaa', 0],
  ['abab', 1],
  ['abcd', 2],
])('the entropy of %j is %d bits', (text, bits) => expect(entropy(text)).toBe(bits))

describe('looksRandom', () => {
  test('says yes to nearly every random value', () => {
    const values = Array.from({ length: 500 }, (_, index) => sample.base62(32, `random ${index}`))
    expect(values.filter((value) => looksRandom(value)).length).toBeGreaterThan(450)
  })

  test.each([
    ['a name of a constant', 'MAX_RETRIES_PER_HOST_2'],
    ['a member of something', 'config2.service1.keyName'],
    ['what comes from the environment', '${STRIPE_KEY_4eC39HqL}'],
    ['what comes from a vault', '{{ vault.stripe4eC39Hq }}'],
    ['a reference', 'op://vault/item4eC39HqL/field'],
    ['a path', '/srv/keys/4eC39HqLyjWDar'],
    ['words and a number', 'my-favourite-colour-2024'],
    ['a placeholder', 'your-api-key-4eC39HqLyj'],
    ['too short', 'a1B2c3D4'],
    ['no digit', 'AbCdEfGhIjKlMnOpQr'],
  ])('says no to %s', (_, value) => expect(looksRandom(value)).toBe(false))
})

describe('looksChosen', () => {
  test.each(['hunter2hunter3', 'Tr0ub4dor&3', 'correct4horse'])('says yes to %s', (value) =>
    expect(looksChosen(value)).toBe(true),
  )

  test.each(['${DB_PASS}', 'changeme123', 'password1', 'a/path/to/1', 'short1', '1.2.3-4', 'key=value1'])(
    'says no to %s',
    (value) => expect(looksChosen(value)).toBe(false),
  )
})

test.each([
  ['aaa', 0],
  ['a1a1', 3],
  ['aA1', 2],
])('%s changes class %i times', (text, times) => expect(switches(text)).toBe(times))
