import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { type Candidate, detect, Scanner } from '../../src/core/detect.js'
import { sample } from '../../src/core/sample.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive
const another = secrets.stripeRestricted

const placesOf = (candidates: readonly Candidate[]) =>
  candidates.map(({ rule, line, column, endLine, endColumn }) => [rule.id, line, column, endLine, endColumn])

async function inPieces(
  text: Buffer,
  sizes: readonly number[],
): Promise<{ candidates: Candidate[]; scanner: Scanner }> {
  const scanner = new Scanner(catalogue)
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] as number
    await scanner.write(text.subarray(at, at + size))
    at += size
  }
  return { candidates: await scanner.end(), scanner }
}

describe('places', () => {
  const columnOf = (line: string) => line.replace('\ufeff', '').indexOf(key) + 1
  test.each([
    ['on the first line', `const key = "${key}"\n`, 1],
    ['after multi-byte text on the same line', `// ключ, 鍵, 🔑: ${key}\n`, 1],
    ['after a line with multi-byte text', `зажим 🔑\nconst key = "${key}"\n`, 2],
    ['after CRLF line ends', `a\r\nb\r\nkey = ${key}\r\nc\r\n`, 3],
    ['after lone carriage returns, which end no line', `a\rb\rkey = ${key}\n`, 1],
    ['after form feed, vertical tab, NEL and U+2028, which end no line', `a\f\v\u0085\u2028 ${key}\n`, 1],
    ['on the last line without a line end', `a\n\n\n${key}`, 4],
    ['after an empty first line', `\n${key}\n`, 2],
    ['after a byte order mark, which is no column', `\ufeff${key}\n`, 1],
  ])('%s: line and column are what an editor shows', async (_, text, line) => {
    const lines = text.split('\n')
    const column = columnOf(lines[line - 1] as string)
    expect(placesOf(await detect(Buffer.from(text), catalogue))).toEqual([
      ['stripe-secret-key', line, column, line, column + key.length],
    ])
  })

  test.each([
    ['UTF-16LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ] as const)('%s: columns count characters, not bytes', async (_, encode) => {
    const [found] = await detect(encode(`один\nключ 🔑 = ${key}\n`), catalogue)
    expect([found?.line, found?.column]).toEqual([2, 'ключ 🔑 = '.length + 1])
  })

  test('on a line longer than can be looked at, columns count bytes', async () => {
    const [found] = await detect(Buffer.from(`x\n${'é'.repeat(200_000)} ${key}\n`), catalogue)
    expect([found?.line, found?.column]).toEqual([2, 400_002])
  })

  test('a secret over several lines ends where it ends', async () => {
    const [found] = await detect(Buffer.from(`key: |\n${secrets.pem}`), catalogue)
    expect([found?.line, found?.endLine]).toEqual([2, 7])
  })

  test('the text around a match is its line, without the carriage return', async () => {
    const [found] = await detect(Buffer.from(`a\r\n  key: ${key} # b\r\nc`), catalogue)
    expect(found?.around).toEqual({ text: `  key: ${key} # b`, at: 7, length: key.length, isWhole: true })
  })

  test('the text around a match on a long line is what stands close by', async () => {
    const [found] = await detect(Buffer.from(`${'a '.repeat(9000)}${key}${' b'.repeat(9000)}`), catalogue)
    expect(found?.around.isWhole).toBe(false)
    expect(found?.around.text.length).toBe(4096 + key.length + 4096)
    expect(found?.around.text.slice(found.around.at).startsWith(key)).toBe(true)
  })
})

/** Lines that touch everything the scanner carries from block to block. */
const filler = fc.oneof(
  { weight: 6, arbitrary: fc.nat(3000).map((number) => `const value${number} = token(${number}) // 'plain' line\n`) },
  { weight: 1, arbitrary: fc.nat(40_000).map((length) => 'long line, '.repeat(length / 11)) },
  { weight: 1, arbitrary: fc.constant('\n\r\n\n') },
  { weight: 1, arbitrary: fc.constant('щ鍵🔑\n') },
)
const planted = fc.constantFrom(
  `key = "${key}"\n`,
  `key = "${another}"\r\n`,
  `AWS ${key} ${another}\n`,
  `data: ${Buffer.from(`key=${key}`).toString('base64')}\n`,
  `url?${[...key].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('')}\n`,
  `"${key.slice(0, 20)}" + "${key.slice(20)}"\n`,
  `${secrets.pem}\n`,
  `password = "${sample.base62(24, 'chunks')}"\n`,
)

describe('blocks', () => {
  const document = fc
    .array(fc.tuple(fc.array(filler, { minLength: 1, maxLength: 12 }), fc.nat(60), planted), {
      minLength: 2,
      maxLength: 8,
    })
    .map((parts) => parts.map(([lines, times, secret]) => lines.join('').repeat(1 + times) + secret).join(''))
  const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.constantFrom(65_536, 65_535, 262_144)), {
    minLength: 1,
    maxLength: 6,
  })

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ] as const)('%s: the same is found whatever the sizes of the blocks are', { timeout: 120_000 }, async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(document, sizes, async (text, lengths) => {
        const content = encode(text)
        // Small pieces of a large text take long, and say the same as small pieces of a small one.
        const floor = Math.ceil(content.length / 4000)
        const whole = await inPieces(content, [content.length])
        const pieces = await inPieces(
          content,
          lengths.map((length) => Math.max(floor, length)),
        )
        expect(whole.candidates).not.toEqual([])
        expect(pieces.candidates).toEqual(whole.candidates)
        expect(pieces.scanner.extent).toEqual(whole.scanner.extent)
        expect(whole.scanner.extent).toEqual({
          lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
          bytes: content.length,
        })
      }),
      { numRuns: 25 },
    )
  })

  test('a key is found at every place around the seam of two blocks', async () => {
    for (let shift = -key.length - 4; shift <= 4; shift += 3) {
      const text = Buffer.from(`${'x\n'.repeat(40_000).slice(0, 65_536 + shift)} ${key}\n${'y\n'.repeat(40_000)}`)
      const { candidates } = await inPieces(text, [65_536])
      expect(candidates.map(({ start }) => start)).toEqual([65_536 + shift + 1])
    }
  })

  test('a text that comes byte by byte gives what it gives as a whole', async () => {
    const text = Buffer.from(`one\ntwo ${key}\r\nключ: "${another}"\n`)
    expect((await inPieces(text, [1])).candidates).toEqual(await detect(text, catalogue))
  })

  test('no text is nothing, and has no lines', async () => {
    const { candidates, scanner } = await inPieces(Buffer.alloc(0), [1])
    expect([candidates, scanner.extent]).toEqual([[], { lines: 0, bytes: 0 }])
  })
})

test('of matches that share text one stays', async () => {
  const found = await detect(Buffer.from(`STRIPE_SECRET_KEY="${key}"`), catalogue)
  expect(found.map(({ rule }) => rule.id)).toEqual(['stripe-secret-key'])
})

test('the same key on two lines is two candidates', async () => {
  const found = await detect(Buffer.from(`${key}\n${key}\n`), catalogue)
  expect(found.map(({ line }) => line)).toEqual([1, 2])
})

test('random bytes are scanned without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
      expect(Array.isArray(await detect(Buffer.from(bytes), catalogue))).toBe(true)
    }),
  )
})
