import { expect, test } from 'vitest'
import { KeyholdError } from '../../src/core/errors.js'
import { sample } from '../../src/core/sample.js'
import { loadSetUp, type SetUp } from '../../src/policy/configuration.js'
import { rules } from '../../src/rules/index.js'

const ids = rules.map(({ id }) => id)

/** What a configuration sets up, or what is said against it. */
async function outcome(text: string, file = 'keyhold.config.json'): Promise<SetUp | string> {
  try {
    const files: Record<string, string> = { 'base.json': '{"rules": {"aws-*": "warn"}}', [file]: text }
    const setUp = await loadSetUp('/nowhere', async (path) => files[path], ids)
    return setUp ?? 'nothing is configured'
  } catch (error) {
    if (error instanceof KeyholdError) return error.message
    throw error
  }
}

const own = (fields: object) =>
  JSON.stringify({
    ownRules: [
      {
        id: 'acme-key',
        keywords: ['acme_live_'],
        pattern: 'acme_live_[A-Za-z0-9]{32}',
        examples: [`key = acme_live_${sample.base62(32)}`],
        ...fields,
      },
    ],
  })

test.for([
  ['an unknown key', '{\n "verdict": {}\n}', ':2: The configuration has no key verdict. Did you mean verdicts?'],
  ['an unknown key inside', '{"verdicts": {"life": "warn"}}', ':1: verdicts has no key life. Did you mean live?'],
  ['a key of every object', '{"constructor": 1}', ':1: The configuration has no key constructor.'],
  ['a key that stands twice', '{\n"rules": {},\n"rules": {}\n}', ':3: rules stands here twice.'],
  [
    'a word that is near',
    '{"verdicts": {"live": "blok"}}',
    ':1: verdicts.live must be block, warn or pass, not blok. Did you mean block?',
  ],
  ['another type', '{"verdicts": []}', ':1: verdicts must be an object.'],
  ['null', '{"message": null}', ':1: message must be an object.'],
  ['either of two types', '{"verdicts": {"test": 1}}', ':1: verdicts.test must be block, warn or pass, or an object.'],
  [
    'a number that is too large',
    '{"limits": {"patternSeconds": 61}}',
    ':1: limits.patternSeconds must be a whole number from 1 to 60.',
  ],
  [
    'a number that is none',
    '{"limits": {"warnings": 1.5}}',
    ':1: limits.warnings must be a whole number from 0 to 1000.',
  ],
  [
    'an address without https',
    '{"message": {"link": "http://a"}}',
    ':1: message.link must be an address that begins with https://.',
  ],
  ['a list', '[]', ':1: The configuration must be an object.'],
  ['nothing', '', ':1: It holds nothing. Without settings it is {}.'],
  ['no JSON', '{\n\n"rules" }', ':3: It is not JSON here: colon expected.'],
  ['two values', '{} {}', ':1: It is not JSON here: end of file expected.'],
  ['a file without end', '['.repeat(200_000), ':1: It is nested too deeply.'],
  [
    'an unknown rule',
    '{"rules": {\n"stripe-secret-kei": "off"}}',
    ':2: There is no rule stripe-secret-kei. Did you mean stripe-secret-key?',
  ],
  ['a glob of no rule', '{"rules": {"nobody-*": "off"}}', ':1: There is no rule nobody-*.'],
  [
    'a word for a rule',
    '{"rules": {"stripe-*": "of"}}',
    ':1: rules.stripe-* must be off, warn or block, not of. Did you mean off?',
  ],
  ['an empty list', '{"paths": []}', ':1: paths must not be empty.'],
  ['a path without verdicts', '{"paths": [{"match": ["a"]}]}', ':1: paths[0] needs the key verdicts.'],
  [
    'a bad glob',
    '{"paths": [\n{"match": ["a",\n"[b"], "verdicts": {}}]}',
    ':3: [b is no glob: a bracket is not closed, or holds nothing or another one.',
  ],
  [
    'globs that only take out',
    '{"paths": [{"match": ["!a"], "verdicts": {}}]}',
    ':1: Every glob here begins with !, so none of them takes anything in.',
  ],
  ['a rule that is there already', own({ id: 'stripe-secret-key' }), ':1: There is a rule stripe-secret-key already.'],
  [
    'an id of digits, which would lose its place among rules',
    own({ id: '42' }),
    ':1: ownRules[0].id must be an id: lower case, words joined by hyphens, a letter first.',
  ],
  ['an own rule without examples', own({ examples: undefined }), ':1: ownRules[0] needs the key examples.'],
  [
    'a pattern that does not match its example',
    own({ pattern: 'acme_live_[0-9]{32}' }),
    ':1: ownRules[0]: the pattern does not match this example.',
  ],
  [
    'an example without keyword',
    own({ keywords: ['acme_test_'] }),
    ':1: ownRules[0]: no keyword stands in this example.',
  ],
  [
    'an example that is a placeholder',
    own({ examples: [`acme_live_${'x'.repeat(32)}`] }),
    ':1: ownRules[0]: this example looks like a placeholder, so it is left out; write one that looks random.',
  ],
  [
    'a pattern with look-ahead',
    own({ pattern: 'acme_(?!test)' }),
    ':1: ownRules[0]: the pattern cannot be run safely: invalid or unsupported Perl syntax: `(?!`.',
  ],
  [
    'a pattern with back-reference',
    own({ pattern: '(a)\\1' }),
    ':1: ownRules[0]: the pattern cannot be run safely: invalid escape sequence: `\\1`.',
  ],
  [
    'a pattern that is too large',
    own({ pattern: '(acme_[a-z]{0,100}x){0,10}' }),
    ':1: ownRules[0]: the pattern is too large; make its repetitions smaller.',
  ],
  [
    'a pattern that matches nothing at all',
    own({ pattern: 'a*' }),
    ':1: ownRules[0]: the pattern matches nothing at all.',
  ],
  ['a file that is not there', '{"extends": "./other.json"}', ':1: extends names other.json, which is not there.'],
  [
    'a package that is not there',
    '{"extends": "@acme/keys"}',
    ':1: extends names @acme/keys with a keyhold.config.json, which is not installed.',
  ],
  [
    'a file outside of the repository',
    '{"extends": "../other.json"}',
    ':1: extends must name a file of this repository, or a package.',
  ],
  ['a file that extends itself', '{"extends": "./keyhold.config.json"}', ':1: extends leads back to this file.'],
] as const)('refused with file and line: %s', async ([, text, said]) => {
  expect(await outcome(text)).toBe(`keyhold.config.json${said}`)
})

test('comments, trailing commas and a byte order mark are read', async () => {
  const text = '\ufeff// ours\n{ "verdicts": { /* strict */ "test": "block", }, }\n'
  expect(await outcome(text)).toMatchObject({ policy: { byMode: { test: 'block' } } })
})

test('the key keyhold of package.json is read, and its lines are those of the file', async () => {
  expect(await outcome('{"name": "a", "keyhold": {"verdicts": {"test": "block"}}}', 'package.json')).toMatchObject({
    policy: { byMode: { test: 'block' } },
  })
  expect(await outcome('{"name": "a",\n"keyhold": {\n"rulez": {}}}', 'package.json')).toBe(
    'package.json:3: The configuration has no key rulez. Did you mean rules?',
  )
})

test('a package.json that only depends on keyhold configures nothing', async () => {
  const text = '{"devDependencies": {"keyhold": "^1.0.0"}}'
  expect(await outcome(text, 'package.json')).toBe('nothing is configured')
})

test('a package.json that is broken where it configures keyhold is refused', async () => {
  expect(await outcome('{"keyhold": {"verdicts": {}}', 'package.json')).toMatch(/^package\.json:1: It is not JSON here/)
})

test.for(['{"keyhold": /* { */ {"rulez": {}}}', '{"keyhold": // ours\n{"rulez": {}}}', '{"keyhold": [],}'])(
  'a package.json that only others than npm can read is not passed over: %j',
  async (text) => {
    expect(await outcome(text, 'package.json')).toMatch(/^package\.json:\d: The configuration (has no key|must be)/)
  },
)

test.for(['limits', 'message'])(
  'a file that only a package extends cannot say what counts at the top: %s',
  async (key) => {
    const files: Record<string, string> = {
      'keyhold.config.json': '{"extends": "./base.json"}',
      'base.json': '{"limits": {}, "message": {}}',
      'a/keyhold.config.json': '{"extends": "../base.json"}',
      'b/keyhold.config.json': '{"extends": "./own.json"}',
      'b/own.json': `{\n"${key}": {}}`,
    }
    const load = (folder: string) => loadSetUp('/nowhere', async (path) => files[path], ids, [folder])
    expect(await load('a')).toMatchObject({ limits: {}, message: {} })
    await expect(load('b')).rejects.toThrow(`b/own.json:2: ${key} stands in the configuration at the top`)
  },
)

test('two configurations are one too many', async () => {
  const read = async (path: string) => (path === 'package.json' ? '{"keyhold": {}}' : '{}')
  await expect(loadSetUp('/nowhere', read, ids)).rejects.toThrow(
    'package.json:1: There is a keyhold.config.json as well',
  )
})

test('what extends counts more than what is extended', async () => {
  const files: Record<string, string> = {
    'keyhold.config.json':
      '{"extends": "./config/base.json", "verdicts": {"test": "pass"}, "rules": {"aws-*": "warn"}}',
    'config/base.json': '{"extends": "./root.json", "verdicts": {"test": "block", "likely": "block"}}',
    'config/root.json': '{"rules": {"*": "block"}, "message": {"text": "Ask first."}}',
  }
  const setUp = await loadSetUp('/nowhere', async (path) => files[path], ids)
  expect(setUp).toMatchObject({
    policy: {
      byMode: { test: 'pass' },
      likely: 'block',
      rules: [
        { ids: '*', verdict: 'block' },
        { ids: 'aws-*', verdict: 'warn' },
      ],
    },
    message: { text: 'Ask first.' },
  })
})
