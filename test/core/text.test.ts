import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLines, createDecoder, encodingOf } from '../../src/core/text.js'

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const bytes = (...parts: (Buffer | string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

describe('encodingOf', () => {
  test.each([
    ['UTF-16LE with a mark', bytes([0xff, 0xfe], Buffer.from('ab', 'utf16le')), 'utf16le'],
    ['UTF-16BE with a mark', bytes([0xfe, 0xff], swapped('ab')), 'utf16be'],
    ['UTF-16LE without a mark', Buffer.from('a line of text\n', 'utf16le'), 'utf16le'],
    ['UTF-16BE without a mark', swapped('a line of text\n'), 'utf16be'],
    ['UTF-16LE, Latin with some Greek', Buffer.from('abcdefgh αβγ', 'utf16le'), 'utf16le'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'ab'), 'bytes'],
    ['UTF-8', Buffer.from('zażółć gęślą jaźń'), 'bytes'],
    ['Latin-1', Buffer.from('façade', 'latin1'), 'bytes'],
    ['all NUL', Buffer.alloc(600), 'bytes'],
    ['a NUL here and there', Buffer.from('a\0binary\0file with some\0NUL bytes in it'), 'bytes'],
    ['nothing', Buffer.alloc(0), 'bytes'],
    ['a half character', Buffer.from([0xff]), 'bytes'],
  ] as const)('%s', (_, content, encoding) => expect(encodingOf(content)).toBe(encoding))
})

describe('createDecoder', () => {
  /** Decodes in pieces that end at `cuts`. */
  function decoded(content: Buffer, cuts: readonly number[]): Buffer {
    const decode = createDecoder()
    const ends = [...new Set(cuts.map((cut) => cut % (content.length + 1)))].sort((a, b) => a - b)
    const pieces = [...ends, content.length].map((end, index) => content.subarray(ends[index - 1] ?? 0, end))
    return Buffer.concat([...pieces.map((piece) => decode(piece, false)), decode(Buffer.alloc(0), true)])
  }
  const cuts = fc.array(fc.nat(), { maxLength: 12 })
  // An unpaired surrogate is no character of any text.
  const content = fc
    .array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 5 })
    .map((parts) => parts.join(''))

  test.each([
    ['UTF-16LE', (text: string) => bytes([0xff, 0xfe], Buffer.from(text, 'utf16le'))],
    ['UTF-16BE', (text: string) => bytes([0xfe, 0xff], swapped(text))],
  ] as const)('%s comes out as UTF-8, wherever the pieces end', (_, encode) => {
    fc.assert(
      fc.property(content, cuts, (text, ends) => {
        expect(decoded(encode(text), ends).toString('utf8')).toBe(Buffer.from(`\ufeff${text}`).toString('utf8'))
      }),
    )
  })

  test.each([1, 2, 3, 5, 7])('pairs of surrogates stay together in pieces of %i bytes', (size) => {
    const text = '🔑a'.repeat(500)
    const ends = Array.from({ length: 2000 }, (_, index) => index * size)
    for (const raw of [Buffer.from(`\ufeff${text}`, 'utf16le'), swapped(`\ufeff${text}`)])
      expect(
        decoded(
          raw,
          ends.filter((end) => end < raw.length),
        ).toString('utf8'),
      ).toBe(`\ufeff${text}`)
  })

  test('everything else comes out as it is, byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), cuts, (array, ends) => {
        const raw = Buffer.from(array)
        fc.pre(encodingOf(raw) === 'bytes')
        expect(decoded(raw, ends).equals(raw)).toBe(true)
      }),
    )
  })
})

test('countLines counts line feeds, wherever the bytes begin in memory', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 9, 10, 11, 13, 65, 138, 255), { maxLength: 400 }),
      fc.nat(9),
      fc.nat(100),
      (values, offset, from) => {
        const content = Buffer.from([...Array.from({ length: offset }, () => 10), ...values]).subarray(offset)
        const start = Math.min(from, content.length)
        expect(countLines(content, start, content.length)).toBe(
          values.slice(start).filter((byte) => byte === 10).length,
        )
      },
    ),
    { numRuns: 500 },
  )
})
