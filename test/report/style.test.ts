import { describe, expect, test } from 'vitest'
import { styleOf } from '../../src/report/style.js'
import { count, skippedLines, summary } from '../../src/report/summary.js'

describe('colour', () => {
  test.each([
    ['on a terminal', true, {}, true],
    ['elsewhere', false, {}, false],
    ['NO_COLOR on a terminal', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR counts for nothing', true, { NO_COLOR: '' }, true],
    ['NO_COLOR is stronger than FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR elsewhere', false, { FORCE_COLOR: '1' }, true],
    ['an empty FORCE_COLOR', false, { FORCE_COLOR: '' }, true],
    ['FORCE_COLOR=0 on a terminal', true, { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR=false on a terminal', true, { FORCE_COLOR: 'false' }, false],
    ['CI on a terminal', true, { CI: 'true' }, false],
    ['CI with FORCE_COLOR', false, { CI: 'true', FORCE_COLOR: '3' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ] as const)('%s', (_, isTerminal, env, isColoured) => {
    expect(styleOf({ isTerminal, width: 80 }, env).isColoured).toBe(isColoured)
  })
})

test.each([
  [undefined, 80],
  [120, 100],
  [90, 90],
  [20, 40],
])('a width of %s becomes %i', (width, expected) =>
  expect(styleOf({ isTerminal: true, width }, {}).width).toBe(expected),
)

describe('the closing line', () => {
  const scanned = { files: 1, lines: 1204, bytes: 1 }
  test.each([
    [{ scanned, skipped: [] }, 'Scanned 1 file (1,204 lines), skipped none.'],
    [
      { scanned: { files: 1_234_567, lines: 1, bytes: 1 }, skipped: [{ path: 'a', reason: 'b' }], commits: 2 },
      'Scanned 2 commits, 1,234,567 files (1 line), skipped 1.',
    ],
    [{ scanned: { files: 0, lines: 0, bytes: 0 }, skipped: [] }, 'Scanned 0 files (0 lines), skipped none.'],
  ])('%j', (report, line) => expect(summary(report)).toBe(line))

  test('what was skipped is named with the reason, once for each', () => {
    const skipped = [...'abcdefg'].map((path) => ({ path, reason: 'too large' }))
    expect(skippedLines({ skipped: [...skipped, { path: 'sub', reason: 'a submodule' }] })).toEqual([
      'Not scanned, too large: a, b, c, d, e, and 2 more',
      'Not scanned, a submodule: sub',
    ])
  })

  test.each([
    [0, '0 files'],
    [1, '1 file'],
    [1000, '1,000 files'],
  ])('%i is %s', (number, text) => expect(count(number, 'file')).toBe(text))
})
