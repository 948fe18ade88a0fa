import { expect, test } from 'vitest'
import type { Candidate } from '../../src/core/detect.js'
import type { Entry } from '../../src/diff/listing.js'
import { movedAmong } from '../../src/diff/moved.js'

const candidate = (secret: string) => ({ rule: { id: 'a-key' }, secret }) as Candidate
const hits = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([oid, secrets]) => [oid, secrets.split(' ').map(candidate)]))
const entry = (oid: string, old: string[][], gone: string[][] = [[]]): Entry => ({ path: oid, oid, old, gone })

test.each([
  [
    'taken away in one file and added in another',
    [entry('b', [['b0']]), entry('a', [['a0']])],
    { b: 'k' },
    { a0: 'k' },
    true,
  ],
  ['in a file that is gone', [entry('b', [['b0']], [['a0']])], { b: 'k' }, { a0: 'k' }, true],
  ['on another line of the same file', [entry('a', [['a0']])], { a: 'k' }, { a0: 'k' }, true],
  ['added where nothing is taken away', [entry('b', [['b0']])], { b: 'k' }, {}, false],
  ['added twice where one is taken away', [entry('b', [['b0']], [['a0']])], { b: 'k k' }, { a0: 'k' }, false],
  [
    'added in two files where one is taken away',
    [entry('b', [['b0']], [['a0']]), entry('c', [[]])],
    { b: 'k', c: 'k' },
    { a0: 'k' },
    false,
  ],
  ['another one than what is taken away', [entry('b', [['b0']], [['a0']])], { b: 'k' }, { a0: 'other' }, false],
  ['in a merge, what the second parent has', [entry('a', [['a0'], ['a1']], [[], []])], { a: 'k' }, { a1: 'k' }, true],
  ['in a merge, what neither parent has', [entry('a', [['a0'], ['a1']], [[], []])], { a: 'k' }, { a1: 'other' }, false],
  ['in a first commit', [entry('a', [], [])], { a: 'k' }, {}, false],
] as const)('moved or not: %s', (_, entries, inNew, inOld, isMoved) => {
  expect(movedAmong([...entries], hits(inNew), hits(inOld))(candidate('k'))).toBe(isMoved)
})
