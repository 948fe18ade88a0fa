import { expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.js'
import { defaultPolicy, judge } from '../../src/policy/judge.js'

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
  expect(judge({ mode, certainty } as Finding, defaultPolicy)).toEqual({ verdict, reason })
})

test('a policy decides, not the finding', () => {
  const strict = { byMode: { ...defaultPolicy.byMode, test: 'block', public: 'warn' }, likely: 'block' } as const
  const verdictOf = (mode: Finding['mode'], certainty: Finding['certainty']) =>
    judge({ mode, certainty } as Finding, strict).verdict
  expect([verdictOf('test', 'certain'), verdictOf('public', 'certain'), verdictOf('live', 'likely')]).toEqual([
    'block',
    'warn',
    'block',
  ])
})
