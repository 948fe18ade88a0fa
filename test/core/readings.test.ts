import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import type { Candidate } from '../../src/core/detect.js'
import { BlockScanner, type Found, TextScanner } from '../../src/core/readings.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive
const utf16le = (text: string) => Buffer.from(text, 'utf16le')

async function linesIn(text: Buffer, size: number): Promise<number[]> {
  const scanner = new TextScanner(catalogue)
  // Long blocks can come one after the other in the same place.
  const room = Buffer.alloc(size < 200_000 ? 0 : size)
  for (let at = 0; at < text.length; at += size) {
    const block = text.subarray(at, at + size)
    await scanner.write(room.length === 0 ? block : room.subarray(0, block.copy(room)))
  }
  return (await scanner.end()).map(({ line }) => line)
}

test.for([
  ['plain text', Buffer.from(`one\nkey = "${key}"\n`), [2]],
  ['UTF-16 with a mark, once', utf16le(`\ufeffone\nkey = "${key}"\n`), [2]],
  ['UTF-16 without a mark, once', utf16le(`one\nkey = "${key}"\n`), [2]],
  [
    'UTF-16 that was appended to plain text',
    Buffer.concat([Buffer.from('words\n'.repeat(200)), utf16le(`\ufeffone\nkey = "${key}"`)]),
    [202],
  ],
  [
    'UTF-16 far below plain text',
    Buffer.concat([Buffer.from('words\n'.repeat(200_000)), utf16le(`\ufeffone\r\n${key}\r\n`)]),
    [200_002],
  ],
  [
    'plain text that was appended to UTF-16, beside a key in each',
    Buffer.concat([utf16le(`\ufeff${key}\r\n`), Buffer.from(`two\n${key}\n`)]),
    [1, 3],
  ],
  [
    'the beginning of a key at the end of a block',
    Buffer.from(`${'word\n'.repeat(39_996)}key = "${key}"\n${'word\n'.repeat(39_996)}`),
    [39_997],
  ],
  ['a mark before plain text', Buffer.from(`\xff\xfeone\n${key}\n`, 'latin1'), [2]],
] as const)('a key is found on its line: %s', async ([, text, lines]) => {
  for (const size of [1000, 65_536, 200_000, Math.max(text.length, 200_000)])
    expect(await linesIn(text, size)).toEqual(lines)
})

const piece = fc.oneof(
  fc.constantFrom(
    key,
    `key = "${key}"\n`,
    '\n',
    'words ',
    `${key.slice(0, 12)}`,
    key.slice(12),
    'api_key: ',
    '\0',
    '\xff\xfe',
  ),
  fc.constant(`key = "${key}"\n`).map((line) => utf16le(line).toString('latin1')),
  fc.string({ maxLength: 20 }),
)
const texts = fc.array(
  fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1')),
  { maxLength: 8 },
)

test('texts in one block are each scanned as if they were alone', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.string({ maxLength: 8 }), async (all, between) => {
      const gap = Buffer.from(between, 'latin1')
      const block = Buffer.concat(all.flatMap((text) => [gap, text]))
      const scanner = new BlockScanner(block, catalogue)
      let at = 0
      for (const text of all) {
        at += gap.length
        expect(shown(await scanner.scan(block.subarray(at, at + text.length)))).toEqual(shown(await alone(text)))
        at += text.length
      }
    }),
    { numRuns: 300 },
  )
})

async function alone(text: Buffer): Promise<Found> {
  const scanner = new TextScanner(catalogue)
  await scanner.write(text)
  return { candidates: await scanner.end(), extent: scanner.extent }
}

/** Without the rules themselves, which are long. */
function shown({ candidates, extent }: Found): object {
  return { extent, candidates: candidates.map(({ rule, ...rest }: Candidate) => ({ rule: rule.id, ...rest })) }
}
