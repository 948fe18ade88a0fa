import fc from 'fast-check'
import micromatch from 'micromatch'
import { expect, test } from 'vitest'
import { flawOf, matcher } from '../../src/policy/globs.js'
import { matchesId } from '../../src/policy/judge.js'

test.for([
  [['test/**'], 'test/a/b.ts', true],
  [['test/**'], 'src/test/b.ts', false],
  [['*.test.ts'], 'src/deep/a.test.ts', true],
  [['**/*.{md,txt}'], 'a.md', true],
  [['**'], '.github/workflows/ci.yml', true],
  [['.env*'], 'packages/a/.env.local', true],
  [['test/**', '!test/live/**'], 'test/live/a.ts', false],
  [['test/**', '!test/live/**', 'test/live/fake.ts'], 'test/live/fake.ts', true],
  [['!test/**', 'test/a.ts'], 'test/a.ts', true],
  [['src/[ab].ts'], 'src/b.ts', true],
  [['ünï/**'], 'ünï/a', true],
  [['+page.ts'], 'src/routes/+page.ts', true],
  [['@acme/**'], '@acme/a', true],
  [['{a,b}+/c'], 'aa/c', false],
  [['{a,b}+/c'], 'a+/c', true],
  [['a|b'], 'b', false],
  [['[$^]*.ts'], '$a.ts', true],
  [['[!a]*'], '!b', true],
  [['[!a]*'], 'a', false],
] as const)('%j means %s: %s', ([globs, path, isMeant]) => {
  expect(globs.map(flawOf)).toEqual(globs.map(() => undefined))
  expect(matcher(globs)(path)).toBe(isMeant)
})

test.for(['[a', 'a]', '[]', '[[:alpha:]]', '[z-a]', '{a,b', 'a,b}', '{a}', '{1..9}', 'a\\b', '+(a|aa)', '(a+)+'])(
  'a glob that is not closed, or would be read as something else, has a flaw: %s',
  (glob) => {
    expect(flawOf(glob)).toMatch(/./)
    expect(flawOf(`!${glob}`)).toMatch(/./)
  },
)

test.for(['', '/a', './a', '../a', '..', 'a/', 'a//b', 'a/./b', 'a/../b', 'a**', '***', '**a/b'])(
  'a glob that could match nothing has a flaw: “%s”',
  (glob) => {
    expect(flawOf(glob)).toMatch(/./)
  },
)

const name = fc.oneof(
  fc.stringMatching(/^[ab]{1,2}$/u),
  fc.stringMatching(/^[ab.é+@$]{1,4}$/u).filter((text) => !/^\.{1,2}$/.test(text)),
)
const piece = fc.oneof(
  fc.stringMatching(/^[ab.é]{1,2}$/u),
  fc.constantFrom('*', '?', '[ab]', '[^a]', '[a-c]', '{a,b}', '{a,b*}', '{ab,{a,.b}}'),
)
const step = fc.oneof(
  { weight: 1, arbitrary: fc.constant('**') },
  { weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')) },
)
const globs = fc
  .array(step, { minLength: 2, maxLength: 4 })
  .map((steps) => steps.join('/'))
  .filter((glob) => flawOf(glob) === undefined && !/\*\*\/\*\*|\*\*?\?|\?\*/.test(glob))
const paths = fc.array(name, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'))

test('what is supported means the same as in micromatch, but that a file is not in a folder of its own name', () => {
  const seen = { matching: 0 }
  fc.assert(
    fc.property(globs, paths, (glob, path) => {
      const options = { dot: true, nonegate: true }
      const isMeant = micromatch.isMatch(path, glob, options)
      if (glob.endsWith('/**')) fc.pre(!micromatch.isMatch(path, glob.slice(0, -3), options))
      if (isMeant) seen.matching++
      expect(matcher([glob])(path)).toBe(isMeant)
    }),
    { numRuns: 20_000 },
  )
  expect(seen.matching).toBeGreaterThan(100)
})

test.for([
  ['stars', `${'*a'.repeat(99)}b`, 'a'.repeat(4000)],
  ['folders', `${'**/a/'.repeat(39)}b`, 'a/'.repeat(2000)],
  ['alternatives', `${'{a,aa}'.repeat(33)}b`, 'a'.repeat(4000)],
] as const)('no glob takes long, whatever the path is: %s', ([, glob, path]) => {
  expect(flawOf(glob)).toBeUndefined()
  const started = performance.now()
  expect(matcher([glob])(path)).toBe(false)
  expect(performance.now() - started).toBeLessThan(2000)
})

test.for([
  ['stripe-secret-key', 'stripe-secret-key', true],
  ['stripe-*', 'stripe-secret-key', true],
  ['*-key', 'stripe-secret-key', true],
  ['*', 'anything', true],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a*a', 'a', false],
  ['stripe', 'stripe-secret-key', false],
] as const)('the ids %s mean %s: %s', ([ids, id, isMeant]) => {
  expect(matchesId(ids, id)).toBe(isMeant)
})
