import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyholdError } from '../../src/core/errors.js'
import { listingOf } from '../../src/diff/listing.js'
import {
  bringsContent,
  type Change,
  type Commit,
  CommitParser,
  isSubmodule,
  parseRaw,
  removed,
} from '../../src/diff/raw.js'

const oid = (digit: string) => digit.repeat(40)
const ZERO = oid('0')
const record = (old: string, mode: string, from: string, to: string, status: string, path: string) =>
  `:${old} ${mode} ${from} ${to} ${status}\0${path}\0`
const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('parseRaw', () => {
  test('reads records one after the other', () => {
    const text =
      record('100644', '100755', oid('a'), oid('b'), 'M', 'src/a b.ts') +
      record('000000', '120000', ZERO, oid('c'), 'A', 'link') +
      record('160000', '000000', oid('d'), ZERO, 'D', 'sub')
    expect(parseRaw(bytes(text), 'diff-index')).toEqual([
      { path: 'src/a b.ts', mode: '100755', oid: oid('b'), parents: [{ mode: '100644', oid: oid('a') }] },
      { path: 'link', mode: '120000', oid: oid('c'), parents: [{ mode: '000000', oid: undefined }] },
      { path: 'sub', mode: '000000', oid: undefined, parents: [{ mode: '160000', oid: oid('d') }] },
    ])
  })

  test('a path is its bytes: line feeds, colons, quotes and bytes that are not UTF-8 stay', () => {
    const path = 'a\n:100644 "\u00ff\t\u0001'
    expect(parseRaw(bytes(record('100644', '100644', oid('a'), oid('b'), 'M', path)), 'x')[0]?.path).toBe(path)
  })

  test('object ids of SHA-256 are read', () => {
    const [change] = parseRaw(bytes(record('000000', '100644', '0'.repeat(64), 'a'.repeat(64), 'A', 'f')), 'x')
    expect([change?.oid, change?.parents[0]?.oid]).toEqual(['a'.repeat(64), undefined])
  })

  test('nothing is no changes', () => expect(parseRaw(Buffer.alloc(0), 'x')).toEqual([]))

  const good = record('100644', '100644', oid('a'), oid('b'), 'M', 'file')
  test.each([
    ['no colon', good.slice(1)],
    ['text before', `warning: x\n${good}`],
    ['a line feed after', `${good}\n`],
    ['the last NUL missing', good.slice(0, -1)],
    ['cut in the heading', good.slice(0, 30)],
    ['cut after the heading', good.slice(0, good.indexOf('\0') + 1)],
    ['an empty path', record('100644', '100644', oid('a'), oid('b'), 'M', '')],
    ['an object id that is too short', record('100644', '100644', oid('a').slice(1), oid('b'), 'M', 'f')],
    ['an object id that is abbreviated', record('100644', '100644', 'abc1234', 'abc1235', 'M', 'f')],
    ['an object id that is no hex', record('100644', '100644', oid('g'), oid('b'), 'M', 'f')],
    ['a mode that is none', record('100644', '10x644', oid('a'), oid('b'), 'M', 'f')],
    ['no status', `:100644 100644 ${oid('a')} ${oid('b')}\0f\0`],
    ['an unknown status', record('100644', '100644', oid('a'), oid('b'), '?', 'f')],
    ['three modes for one colon', `:100644 100644 100644 ${oid('a')} ${oid('b')} M\0f\0`],
    ['the id of a commit', `${oid('a')}\0${good}`],
  ])('%s is an error, not nothing', (_, text) => {
    expect(() => parseRaw(bytes(text), 'diff-index')).toThrow(KeyholdError)
  })

  test('records that were cut anywhere are an error, or fewer whole records', () => {
    const text = good.repeat(3)
    for (let length = 1; length < text.length; length++) {
      const cut = bytes(text.slice(0, length))
      if (length % good.length === 0) expect(parseRaw(cut, 'x').length).toBe(length / good.length)
      else expect(() => parseRaw(cut, 'x')).toThrow(KeyholdError)
    }
  })

  /** Something that looks like records, with bytes changed, or any bytes at all. */
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc
      .tuple(fc.nat(3), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([times, edits]) => {
        const changed = bytes(good.repeat(times + 1))
        for (const [at, byte] of edits) changed[at % changed.length] = byte
        return changed
      }),
  )
  test('random bytes are an error, or records that hold every byte', () => {
    fc.assert(
      fc.property(noise, (content) => {
        let changes: Change[]
        try {
          changes = parseRaw(content, 'x')
        } catch (error) {
          expect(error).toBeInstanceOf(KeyholdError)
          return
        }
        // Nothing is left out: what was understood is as long as what was said.
        const heads = content.toString('latin1').split('\0')
        expect(heads.length).toBe(2 * changes.length + 1)
        expect(changes.map(({ path }) => path)).toEqual(heads.filter((_, index) => index % 2 === 1))
      }),
      { numRuns: 2000 },
    )
  })
})

function parseCommits(content: Buffer, command: string, size = content.length || 1): Commit[] {
  const parser = new CommitParser(command)
  const commits: Commit[] = []
  for (let at = 0; at < content.length; at += size) commits.push(...parser.write(content.subarray(at, at + size)))
  return [...commits, ...parser.end()]
}

describe('CommitParser', () => {
  test('reads commits with their records, a merge with a side for each parent, and commits without any', () => {
    const merge = `::100644 000000 100644 ${oid('a')} ${ZERO} ${oid('b')} MA\0f\0`
    const text = `${oid('1')}\0${record('100644', '100644', oid('a'), oid('b'), 'M', 'g')}${oid('2')}\0${oid('3')}\0${merge}`
    expect(parseCommits(bytes(text), 'diff-tree').map(({ changes, oid: id }) => [id, changes.length])).toEqual([
      [oid('1'), 1],
      [oid('2'), 0],
      [oid('3'), 1],
    ])
    expect(parseCommits(bytes(text), 'diff-tree')[2]?.changes[0]?.parents).toEqual([
      { mode: '100644', oid: oid('a') },
      { mode: '000000', oid: undefined },
    ])
  })

  test('it does not matter in what pieces they come, and what is cut short is an error', () => {
    const one = record('100644', '100644', oid('a'), oid('b'), 'M', oid('c'))
    const text = bytes(`${oid('1')}\0${one}${one}${oid('2')}\0${one}`)
    const whole = parseCommits(text, 'diff-tree')
    for (let size = 1; size < text.length; size++) expect(parseCommits(text, 'diff-tree', size)).toEqual(whole)
    for (const length of [10, 41 + 50, text.length - 1])
      expect(() => parseCommits(text.subarray(0, length), 'diff-tree', 7)).toThrow(KeyholdError)
  })

  test('a record before the first commit is an error', () => {
    expect(() => parseCommits(bytes(record('100644', '100644', oid('a'), oid('b'), 'M', 'f')), 'x')).toThrow(
      KeyholdError,
    )
  })
})

describe('changes', () => {
  const change = (mode: string, id: string | undefined, ...parents: [string, string | undefined][]): Change => ({
    path: 'f',
    mode,
    oid: id,
    parents: parents.map(([side, before]) => ({ mode: side, oid: before })),
  })

  test.each([
    ['a new file', change('100644', oid('a'), ['000000', undefined]), true],
    ['a changed file', change('100644', oid('a'), ['100644', oid('b')]), true],
    ['a changed mode', change('100755', oid('a'), ['100644', oid('a')]), false],
    ['a link', change('120000', oid('a'), ['000000', undefined]), true],
    ['a file that was a link', change('100644', oid('a'), ['120000', oid('b')]), true],
    ['a file that was a submodule', change('100644', oid('a'), ['160000', oid('b')]), true],
    ['a submodule', change('160000', oid('a'), ['000000', undefined]), false],
    ['a removed file', change('000000', undefined, ['100644', oid('b')]), false],
    ['a merge that takes over one side', change('100644', oid('a'), ['100644', oid('a')], ['100644', oid('b')]), false],
    ['a merge that makes something new', change('100644', oid('c'), ['100644', oid('a')], ['100644', oid('b')]), true],
  ] as const)('%s brings content: %#', (_, made, brings) => expect(bringsContent(made)).toBe(brings))

  test('a submodule is named', () => expect(isSubmodule(change('160000', oid('a'), ['000000', undefined]))).toBe(true))

  test.each([
    ['a new file', change('100644', oid('a'), ['000000', undefined]), true],
    ['a new submodule', change('160000', oid('a'), ['000000', undefined]), true],
    ['a changed file', change('100644', oid('a'), ['100644', oid('b')]), false],
    ['a removed file', change('000000', undefined, ['100644', oid('b')]), false],
    ['what a merge adds by itself', change('100644', oid('a'), ['000000', undefined], ['000000', undefined]), true],
    [
      'what a merge takes from one side',
      change('100644', oid('a'), ['000000', undefined], ['100644', oid('b')]),
      false,
    ],
  ] as const)('the name of %s is new: %#', (_, made, isNew) =>
    expect(listingOf([made]).names).toEqual(isNew ? ['f'] : []),
  )

  test('what stood before a new path is all that the commit takes away, from each parent', () => {
    const gone = change('000000', undefined, ['100644', oid('b')], ['000000', undefined])
    const fresh = change('100644', oid('a'), ['000000', undefined], ['000000', undefined])
    expect(removed([gone, fresh], 2)).toEqual([[oid('b')], []])
    const { entries, names } = listingOf([gone, fresh])
    expect(names).toEqual(['f'])
    expect(entries).toEqual([{ path: 'f', oid: oid('a'), old: [[oid('b')], []], gone: [[oid('b')], []] }])
  })
})
