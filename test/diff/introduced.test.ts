import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../src/core/catalogue.js'
import { detect } from '../../src/core/detect.js'
import { Counter, introduced, needleOf } from '../../src/diff/introduced.js'
import { rules } from '../../src/rules/index.js'
import { secrets } from '../program/secrets.js'

const catalogue = catalogueOf(rules)
const key = secrets.stripeLive

function counted(content: Buffer, needles: ConstructorParameters<typeof Counter>[0], sizes: readonly number[] = []) {
  const counter = new Counter(needles)
  for (let at = 0, i = 0; at < content.length; i++) {
    const size = sizes.length === 0 ? content.length : (sizes[i % sizes.length] as number)
    counter.write(content.subarray(at, at + size))
    at += size
  }
  counter.end()
  return counter.counts
}

/** How many of the candidates in `now` are new against each of `before`. */
async function newIn(now: string | Buffer, ...before: (string | Buffer)[]): Promise<number> {
  const content = Buffer.from(now as string)
  const candidates = await detect(content, catalogue)
  const needles = candidates.map(needleOf)
  return introduced(
    candidates,
    counted(content, needles),
    before.map((old) => counted(Buffer.from(old as string), needles)),
  ).length
}

describe('introduced', () => {
  const line = `key = "${key}"\n`
  test.each([
    ['a new file', line, [''], 1],
    ['an unchanged line', `${line}more\n`, [`less\n${line}`], 0],
    ['a line that moved', `a\nb\n${line}`, [`${line}a\nb\n`], 0],
    ['a line that moved and a copy of it', `${line}a\n${line}`, [`a\n${line}`], 2],
    ['LF that became CRLF', `a\r\n${line.replace('\n', '\r\n')}`, [`a\n${line}`], 0],
    ['CRLF that became LF', `a\n${line}`, [`a\r\n${line.replace('\n', '\r\n')}`], 0],
    ['a line that was indented', `  ${line}`, [line], 1],
    ['the last line, which got a line end', line, [line.trimEnd()], 0],
    ['a line that the other parent has', line, ['', line], 0],
    ['a line that no parent has', line, ['a\n', 'b\n'], 1],
    ['an old line in another encoding', Buffer.from(`\ufeffa\n${line}`, 'utf16le'), [`a\n${line}`], 0],
    ['a new line in another encoding', Buffer.from(`\ufeffa\n${line}`, 'utf16le'), ['a\n'], 1],
    ['a key over several lines that was there', `x: |\n${secrets.pem}`, [`y: |\n${secrets.pem}`], 0],
    ['a key over several lines that is new', `x: |\n${secrets.pem}`, ['x: |\n'], 1],
    [
      'a long line, changed far away',
      `${'a '.repeat(9000)}${key}${' b'.repeat(9000)}c`,
      [`${'a '.repeat(9000)}${key}${' b'.repeat(9000)}d`],
      0,
    ],
    [
      'a long line, changed close by',
      `${'a '.repeat(9000)}${key} c${' b'.repeat(9000)}`,
      [`${'a '.repeat(9000)}${key} d${' b'.repeat(9000)}`],
      1,
    ],
  ] as const)('%s', async (_, now, before, expected) => expect(await newIn(now, ...before)).toBe(expected))
})

describe('Counter', () => {
  const unit = fc.constantFrom('a', 'b', '\n', '\r', 'ab', 'ba\n', 'x'.repeat(50))
  const content = fc.array(unit, { maxLength: 400 }).map((parts) => parts.join(''))
  const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 })

  test('counts lines as splitting at line feeds does, whatever the sizes of the blocks are', () => {
    fc.assert(
      fc.property(content, sizes, (text, lengths) => {
        const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
        const wanted = [...new Set(lines)].filter((line) => line !== '').slice(0, 5)
        const counts = counted(
          Buffer.from(text),
          wanted.map((line) => ({ text: line, isLine: true })),
          lengths,
        )
        for (const line of wanted) expect(counts.get(line)).toBe(lines.filter((each) => each === line).length)
      }),
    )
  })

  test('counts parts as searching for them does, whatever the sizes of the blocks are', () => {
    fc.assert(
      fc.property(content, sizes, fc.constantFrom('a', 'ab', 'aba', '\n', 'a\nb', 'xxxx'), (text, lengths, part) => {
        let expected = 0
        for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) expected++
        expect(counted(Buffer.from(text), [{ text: part, isLine: false }], lengths).get(part) ?? 0).toBe(expected)
      }),
    )
  })

  test('a line of many blocks is counted when it is wanted, and passed over when it is too long', () => {
    const text = `${'y'.repeat(8000)}\n${'z'.repeat(50_000)}\n${'y'.repeat(8000)}`
    const counts = counted(Buffer.from(text), [{ text: 'y'.repeat(8000), isLine: true }], [999])
    expect(counts.get('y'.repeat(8000))).toBe(2)
  })
})
