import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bare } from '../../src/core/bare.js'

function read(...blocks: Buffer[]): { text: string; lines: number; before: number } {
  const bare = new Bare()
  const parts = blocks.map((block) => bare.write(block))
  return { text: Buffer.concat([...parts, bare.end()]).toString('latin1'), lines: bare.lines, before: bare.before }
}

const utf16le = (text: string) => Buffer.from(text, 'utf16le')

test.for([
  ['ASCII gives nothing', Buffer.from('one\ntwo\n'), ''],
  ['NUL bytes that stand alone give nothing', Buffer.from('one\0two\0\0\0three\0'), ''],
  ['UTF-16 without a mark', utf16le('first\r\nlast\r\n'), 'first\r\nlast\r\n'],
  ['UTF-16 BE without a mark', utf16le('one two').swap16(), 'one two'],
  ['UTF-16 with a mark', utf16le('\ufeffone two'), 'one two'],
  ['a mark before ASCII', Buffer.from('\xff\xfeone two', 'latin1'), 'one two'],
  ['UTF-16 after ASCII', Buffer.concat([Buffer.from('one\n'), utf16le('\ufefftwo three')]), 'two three'],
  ['ASCII after UTF-16', Buffer.concat([utf16le('one two\n'), Buffer.from('three')]), 'one two\nthree'],
  [
    'NUL bytes after UTF-16 that are no part of it',
    Buffer.concat([utf16le('one two\n'), Buffer.from('ab\0c')]),
    'one two\nab\0c',
  ],
] as const)('%s', ([, bytes, text]) => {
  expect(read(bytes).text).toBe(text)
})

test('it says where it begins', () => {
  expect(read(Buffer.concat([Buffer.from('one\ntwo\n'), utf16le('three')]))).toEqual({
    text: 'three',
    lines: 0,
    before: 8,
  })
})

test.each([
  ['lines', `${'words\n'.repeat(9_000)}ab`],
  ['a line longer than what is kept', `${'words '.repeat(9_000)}\n`],
  ['a line feed where a block ends', `${'words '.repeat(10_000).slice(0, 59_999)}\n`],
])('long blocks of plain text before UTF-16: %s', (_, plain) => {
  const all = Buffer.concat([Buffer.from(plain), utf16le('\none two\n'), Buffer.from('three\n'.repeat(9_000))])
  const blocks = Array.from({ length: Math.ceil(all.length / 20_000) }, (__, i) =>
    all.subarray(i * 20_000, (i + 1) * 20_000),
  )
  expect(read(...blocks)).toEqual(read(all))
})

test('it does not matter where the blocks end', () => {
  const part = fc.oneof(
    fc.string().map((text) => Buffer.from(text)),
    fc.string().map(utf16le),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ maxLength: 6 }).map(utf16le),
    fc.constantFrom(Buffer.from('\n'), Buffer.from('\xff\xfe', 'latin1'), Buffer.from([0, 0])),
  )
  fc.assert(
    fc.property(fc.array(part), fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (parts, sizes) => {
      const all = Buffer.concat(parts)
      const blocks: Buffer[] = []
      for (let at = 0; at < all.length;) {
        const size = sizes.next().value as number
        blocks.push(all.subarray(at, at + size))
        at += size
      }
      expect(read(...blocks)).toEqual(read(all))
    }),
    { numRuns: 5000 },
  )
})
