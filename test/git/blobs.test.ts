import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyholdError } from '../../src/core/errors.js'
import { BatchParser, type Block, type Part, partsOf, startBlobReader } from '../../src/git/blobs.js'
import { gitEnvironment } from '../../src/git/run.js'
import { Repository } from '../program/repository.js'

interface Whole {
  readonly oid: string
  readonly type: string
  readonly content: string
}

const oid = (index: number) => index.toString(16).padStart(40, '0')
const answer = ({ oid: id, type, content }: Whole) => `${id} ${type} ${content.length}\n${content}\n`

/** The objects that a parser gives for these bytes, put together again. */
function parsed(
  oids: readonly string[],
  bytes: Buffer,
  sizes: readonly number[] = [bytes.length || 1],
  blockLength?: number,
): Whole[] {
  const parser = new BatchParser(oids, blockLength)
  const parts: Part[] = []
  const keep = (block?: Block) =>
    parts.push(
      ...(block?.parts ?? []).map((part) => (part.isLast ? { ...part, bytes: Buffer.from(part.bytes) } : part)),
    )
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] as number
    keep(parser.write(bytes.subarray(at, at + size)))
    at += size
  }
  keep(parser.end())
  const objects: Whole[] = []
  let content: Buffer[] = []
  for (const part of parts) {
    content.push(part.bytes)
    if (!part.isLast) continue
    objects.push({ oid: part.oid, type: part.type, content: Buffer.concat(content).toString('latin1') })
    content = []
  }
  return objects
}

/** Contents that look like answers themselves. */
const content = fc.oneof(
  fc.constantFrom('', '\n', 'x', `${oid(1)} blob 3\nabc\n`, `${oid(2)} missing\n`),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)
const objects = fc
  .array(fc.tuple(fc.constantFrom('blob', 'blob', 'commit', 'tag', 'tree'), content), { maxLength: 6 })
  .map((all) => all.map(([type, text], index): Whole => ({ oid: oid(index + 1), type, content: text })))
const sizes = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
/** So short that some objects are longer. */
const blockLengths = fc.integer({ min: 1, max: 400 })

const bytesOf = (all: readonly Whole[]) => Buffer.from(all.map(answer).join(''), 'latin1')
const idsOf = (all: readonly Whole[]) => all.map((one) => one.oid)

describe('BatchParser', () => {
  test('gives the objects as they are, whatever is in them and whatever the sizes of the blocks are', () => {
    fc.assert(
      fc.property(objects, sizes, blockLengths, (all, lengths, blockLength) => {
        expect(parsed(idsOf(all), bytesOf(all), lengths, blockLength)).toEqual(all)
      }),
      { numRuns: 500 },
    )
  })

  test('an answer that is cut anywhere is an error', () => {
    fc.assert(
      fc.property(objects, fc.nat(), sizes, blockLengths, (all, number, lengths, blockLength) => {
        const bytes = bytesOf(all)
        fc.pre(bytes.length > 0)
        expect(() => parsed(idsOf(all), bytes.subarray(0, number % bytes.length), lengths, blockLength)).toThrow(
          KeyholdError,
        )
      }),
      { numRuns: 500 },
    )
  })

  test('an answer with other bytes in it is an error, or differs in content alone', () => {
    fc.assert(
      fc.property(
        objects,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1 }),
        sizes,
        blockLengths,
        (all, edits, lengths, blockLength) => {
          const bytes = bytesOf(all)
          fc.pre(bytes.length > 0)
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte
          let given: Whole[]
          try {
            given = parsed(idsOf(all), bytes, lengths, blockLength)
          } catch (error) {
            expect(error).toBeInstanceOf(KeyholdError)
            return
          }
          // Nothing is dropped: what was understood, written down again, is what was said.
          expect(bytesOf(given).equals(bytes)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  const one: Whole = { oid: oid(1), type: 'blob', content: 'abc' }
  test.each([
    ['nothing at all', ''],
    ['an object that is missing', `${one.oid} missing\n`],
    ['an ambiguous name', `${one.oid} ambiguous\n`],
    ['an object that was not asked for', answer({ ...one, oid: oid(7) })],
    ['an object too many', answer(one) + answer({ ...one, oid: oid(2) })],
    ['the same object twice', answer(one) + answer(one)],
    ['a size that is too small', `${one.oid} blob 2\nabc\n`],
    ['a size that is too large', `${one.oid} blob 4\nabc\n`],
    ['a size that is no number', `${one.oid} blob x\nabc\n`],
    ['a size below zero', `${one.oid} blob -1\nabc\n`],
    ['a size beyond all disks', `${one.oid} blob 9999999999999999\nabc\n`],
    ['an unknown type', `${one.oid} blub 3\nabc\n`],
    ['a warning before', `warning: x\n${answer(one)}`],
    ['a carriage return', `${one.oid} blob 3\r\nabc\n`],
    ['a heading without an end', 'x'.repeat(1000)],
    ['something after the last object', `${answer(one)}x`],
  ])('%s is an error', (_, text) => {
    expect(() => parsed([one.oid], Buffer.from(text))).toThrow(KeyholdError)
    expect(() => parsed([one.oid], Buffer.from(text), [1], 1)).toThrow(KeyholdError)
  })

  test('an object that is missing is named', () => {
    expect(() => parsed([one.oid], Buffer.from(`${one.oid} missing\n`))).toThrow(one.oid)
  })
})

test('a real git gives every object whole, in the order asked', async () => {
  const repository = new Repository()
  repository.git('init', '-q')
  const contents = ['', '\n', 'a\0b', 'x'.repeat(300_000), 'no line end']
  const ids = contents.map((text) =>
    repository.run('git', ['hash-object', '-w', '--stdin'], { input: text }).stdout.trim(),
  )
  const given = new Map<string, string>()
  const context = { cwd: repository.root, env: gitEnvironment(repository.env) }
  for await (const part of partsOf(startBlobReader(context).read(ids)))
    given.set(part.oid, (given.get(part.oid) ?? '') + part.bytes.toString('latin1'))
  expect([...given]).toEqual(ids.map((id, index) => [id, contents[index]]))
})
