import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayHold, shapeOf } from '../../src/core/shape.js'
import { rules } from '../../src/rules/index.js'

const listed = (table: Uint8Array) =>
  String.fromCharCode(...Array.from(table.keys()).filter((byte) => table[byte] === 1))

describe('shapeOf', () => {
  test.each([
    [/(?<secret>ab[0-9]{4})/, 6, 6, '0123456789ab'],
    [/x(?<secret>(?:a|bc){2,3}d?)y/, 2, 7, 'abcd'],
    [/(?<secret>a(?=b)(?!c)(?<=a)\bz*)/, 1, Infinity, 'az'],
    [/(?<secret>\x41\d[\]}]{0,2})/, 2, 4, '0123456789A]}'],
    [/(?<secret>aB)/i, 2, 2, 'ABab'],
  ])('%s has at least %i bytes, at most %d, of %j', (pattern, least, most, members) => {
    const shape = shapeOf(pattern)
    expect([shape.least, shape.most, listed(shape.members)]).toEqual([least, most, members])
  })

  test.each([
    [/(?<secret>k_(?:live|test)_[0-9]{2,9})/, ['k', '_', 'lt', 'ei', 'sv', 'et', '_', '0123456789', '0123456789']],
    [/(?<secret>a?b)/, []],
    [/(?<secret>a(?:b|cd)e)/, ['a', 'bc']],
  ])('%s opens with known places', (pattern, opening) => {
    expect(shapeOf(pattern).opening.map(listed)).toEqual(opening)
  })

  test('a pattern that cannot be read may stand anywhere', () => {
    expect(mayHold(shapeOf(/(?<user>a)(?<secret>\k<user>b)/), Buffer.from('    '), 2, 4)).toBe(true)
  })

  test('what the patterns of all rules find in their examples has their shape', () => {
    for (const { id, pattern, examples } of rules) {
      const shape = shapeOf(pattern)
      for (const match of examples.flatMap((example) => [...example.matchAll(pattern)])) {
        const secret = Buffer.from(match.groups?.['secret'] as string, 'latin1')
        const isOpened = shape.opening.every((table, place) => table[secret[place] as number] === 1)
        expect(`${id} ${secret.length >= shape.least} ${isOpened}`).toBe(`${id} true true`)
        expect(`${id} ${mayHold(shape, secret, 0, secret.length)}`).toBe(`${id} true`)
      }
    }
  })
})

test('mayHold finds every run that is long enough, and no other', () => {
  const shape = shapeOf(/(?<secret>[ab]{5,})/)
  fc.assert(
    fc.property(fc.stringMatching(/^[abc]{0,60}$/), fc.nat(10), (text, from) => {
      const bytes = Buffer.from(text)
      expect(mayHold(shape, bytes, from, bytes.length)).toBe(/[ab]{5}/.test(text.slice(from)))
    }),
  )
})
