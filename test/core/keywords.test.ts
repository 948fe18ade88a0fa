import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileKeywords } from '../../src/core/compile.js'
import { type Automaton, deserialize, findKeywords, serialize } from '../../src/core/keywords.js'

/** Few letters, so that words overlap, contain each other and turn up often. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '1'), minLength: 1, maxLength: 6 })
const keywords = fc.uniqueArray(word, { minLength: 1, maxLength: 12 })
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'C', 'c', '_', '1', ' ', '\u00ff'), maxLength: 300 })

const automatonOf = (words: readonly string[]) =>
  compileKeywords(words.map((each) => ({ text: each, isAssigned: each.length % 2 === 0 })))

/** The same as it is shipped: its table is read when a long text comes. */
function shipped(automaton: Automaton): Automaton {
  const { small, table } = serialize(automaton)
  return deserialize(small, () => table)
}

/** Every place where a keyword ends, as `end keyword`, in order. */
function found(automaton: Automaton, bytes: Buffer, cuts: readonly number[] = []): string[] {
  const hits: number[] = []
  let state = 0
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    state = findKeywords(automaton, bytes, from, to, state, hits)
    from = to
  }
  const { outputs, places } = automaton
  return hits.flatMap((end, i) => {
    if (i % 2 === 1) return []
    const place = places[hits[i + 1] as number] as number
    return [...outputs.subarray(place + 1, place + 1 + (outputs[place] as number))].map((index) => `${end} ${index}`)
  })
}

function naively(words: readonly string[], content: string): string[] {
  const lower = content.toLowerCase()
  const places: string[] = []
  for (let end = 1; end <= lower.length; end++) {
    for (const [index, each] of words.entries()) if (lower.slice(0, end).endsWith(each)) places.push(`${end} ${index}`)
  }
  return places
}

test('finds what a naive search finds, without regard to case', () => {
  fc.assert(
    fc.property(keywords, text, (words, content) => {
      const places = found(automatonOf(words), Buffer.from(content, 'latin1'))
      expect(places.sort()).toEqual(naively(words, content).sort())
    }),
    { numRuns: 500 },
  )
})

test('finds the same in one piece, in four at a time and in pieces of any size, in order', () => {
  const long = fc
    .tuple(keywords, fc.array(text, { minLength: 30, maxLength: 60 }), fc.integer({ min: 80, max: 300 }))
    .map(([words, parts, times]) => ({ words, content: parts.join('').repeat(Math.ceil(times / 20)) }))
  fc.assert(
    fc.property(long, fc.array(fc.nat(), { maxLength: 5 }), ({ words, content }, numbers) => {
      const bytes = Buffer.from(content, 'latin1')
      const automaton = automatonOf(words)
      const byByte = Array.from(bytes, (_, index) => index)
      const whole = found(automaton, bytes)
      expect(whole).toEqual(found(automaton, bytes, byByte))
      const cuts = numbers.map((number) => number % (bytes.length + 1)).sort((a, b) => a - b)
      expect(found(automaton, bytes, cuts)).toEqual(whole)
      const ends = whole.map((place) => Number.parseInt(place, 10))
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
    }),
    { numRuns: 30 },
  )
})

test('a keyword across the seam of two quarters is found once', () => {
  const automaton = automatonOf(['abcab', 'ca'])
  const bytes = Buffer.alloc(16_384, 120)
  for (const at of [4096, 8192, 12_288]) bytes.write('abcab', at - 2)
  expect(found(automaton, bytes)).toEqual([4096, 8192, 12_288].flatMap((at) => [`${at + 2} 1`, `${at + 3} 0`]))
})

test('comes back from bytes as it went, and finds the same before its table is read', () => {
  fc.assert(
    fc.property(keywords, text, (words, content) => {
      const automaton = automatonOf(words)
      const again = shipped(automaton)
      const bytes = Buffer.from(content, 'latin1')
      expect(found(again, bytes)).toEqual(found(automaton, bytes))
      expect(again.isRead).toBe(false)
      expect({ ...again, isRead: true }).toEqual(automaton)
    }),
  )
})

test('goes on with a long text where a short one ended', () => {
  const automaton = automatonOf(['abcab', 'bca', 'ca_', '1'])
  const bytes = Buffer.from('abcabca_1 x'.repeat(2000))
  const whole = found(automaton, bytes)
  for (const cut of [1, 7, 13, 4093, 4099, bytes.length - 5])
    expect(found(shipped(automaton), bytes, [cut])).toEqual(whole)
})

test('of a keyword without letters of its own nothing is lost: all 256 bytes are told apart from keywords', () => {
  const automaton = automatonOf(['a_'])
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  expect(found(automaton, bytes)).toEqual([])
})
