import { expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.js'
import { defaultPolicy, judge } from '../../src/policy/judge.js'

const findingOf = (fields: Partial<Finding>) => ({ places: [{ path: 'a.ts' }], ...fields }) as unknown as Finding

test.each([
  ['live', 'certain', 'block', 'a live key'],
  ['unknown', 'certain', 'block', 'a secret of a provider without test mode'],
  ['test', 'certain', 'warn', 'a test key'],
  ['public', 'certain', 'pass', 'a key that is made to be public'],
  ['live', 'likely', 'warn', 'it looks like a secret, but it may be something else or made up'],
  ['unknown', 'likely', 'warn', 'it looks like a secret, but it may be something else or made up'],
  ['test', 'likely', 'warn', 'a test key'],
  ['public', 'likely', 'pass', 'a key that is made to be public'],
] as const)('a key that is %s and %s: %s, because it is %s', (mode, certainty, verdict, reason) => {
  expect(judge(findingOf({ mode, certainty }), defaultPolicy)).toEqual({ verdict, reason })
})

test('a policy decides, not the finding', () => {
  const strict = { byMode: { ...defaultPolicy.byMode, test: 'block', public: 'warn' }, likely: 'block' } as const
  const verdictOf = (mode: Finding['mode'], certainty: Finding['certainty']) =>
    judge(findingOf({ mode, certainty }), strict).verdict
  expect([verdictOf('test', 'certain'), verdictOf('public', 'certain'), verdictOf('live', 'likely')]).toEqual([
    'block',
    'warn',
    'block',
  ])
})

const live = { mode: 'live', certainty: 'certain', severity: 'high' } as const
const moved = { path: 'a.ts', isMoved: true } as Finding['places'][0]

test.each([
  ['warns by default', defaultPolicy, [moved], 'warn'],
  ['blocks when the policy says so', { ...defaultPolicy, moved: 'block' }, [moved], 'block'],
  [
    'blocks at a path for which the policy says so',
    { ...defaultPolicy, paths: [{ matches: () => true, verdicts: { moved: 'block' } }] },
    [moved],
    'block',
  ],
  ['blocks when it is added at another place too', defaultPolicy, [moved, { ...moved, isMoved: undefined }], 'block'],
] as const)('a secret that is only moved %s', (_, policy, places, verdict) => {
  expect(judge(findingOf({ ...live, places: places as unknown as Finding['places'] }), policy).verdict).toBe(verdict)
})

test('a secret that is only moved never does more than it would otherwise', () => {
  expect(judge(findingOf({ ...live, mode: 'public', places: [moved] }), defaultPolicy).verdict).toBe('pass')
  expect(judge(findingOf({ ...live, mode: 'test', places: [moved] }), defaultPolicy).reason).toBe('a test key')
})
