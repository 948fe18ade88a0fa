import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import micromatch from 'micromatch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KeyholdError } from '../../src/core/errors.js'
import { sample } from '../../src/core/sample.js'
import { loadSetUp, type SetUp } from '../../src/policy/configuration.js'
import { readFile } from '../../src/policy/files.js'
import { judgeAt, type Subject, type Verdict } from '../../src/policy/judge.js'
import { type Configuration, CONFIGURATION, type Shape } from '../../src/policy/keys.js'
import { schema } from '../../src/policy/schema.js'
import { rules } from '../../src/rules/index.js'
import { flawsOf, type Schema } from './schema.js'

const ids = rules.map(({ id }) => id)
/** Seconds that one configuration may take, on a machine that is busy with other tests. */
const MOST_SECONDS = 10

const top = mkdtempSync(join(tmpdir(), 'keyhold-random-'))
beforeAll(() => {
  mkdirSync(join(top, 'shared/folder'), { recursive: true })
  writeFileSync(join(top, 'base.json'), JSON.stringify(BASE))
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

/** What every configuration may extend. */
const BASE: Configuration = { rules: { 'aws-*': 'warn' }, verdicts: { moved: 'block', unknown: { low: 'pass' } } }

/** Where a configuration may stand. */
const PLACES = [
  { file: 'keyhold.config.json', folder: '', up: './' },
  { file: 'package.json', folder: '', up: './' },
  { file: 'packages/a/keyhold.config.json', folder: 'packages/a', up: '../../' },
  { file: 'shared/keys.json', folder: '', up: '../' },
] as const
type Place = (typeof PLACES)[number]

/** What the text sets up, or the failure; anything else that is thrown is a bug. */
async function outcome({ file }: Place, text: string): Promise<SetUp | KeyholdError> {
  const files: Record<string, string> = {
    [file]: file === 'package.json' ? `{\n"name": "a", "keyhold": ${text}}` : text,
    ...(file === 'shared/keys.json' ? { 'keyhold.config.json': '{ "extends": "./shared/keys.json" }' } : {}),
  }
  const read = async (path: string) => files[path] ?? readFile(join(top, path))
  const started = performance.now()
  try {
    return (await loadSetUp(top, read, ids, [dirname(file)])) as SetUp
  } catch (error) {
    if (error instanceof KeyholdError) return error
    throw error
  } finally {
    expect(performance.now() - started).toBeLessThan(MOST_SECONDS * 1000)
  }
}

// Values that have the shape of the table, and mean something.

/** Values that a pattern alone does not make meaningful, by the name of their key. */
const MEANINGFUL: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  extends: fc.constant('base.json'),
  match: fc
    .array(fc.constantFrom('src/**', '*.ts', '**/fixtures/*', '{a,b}.js', 'src/[a-c].ts', '!src/a.ts'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((globs) => ['*.md', ...globs]),
  rules: fc.dictionary(
    fc.constantFrom('stripe-*', '*', 'aws-*', '*-key', 'generic-secret-assignment', ...ids.slice(0, 10)),
    fc.constantFrom('off', 'warn', 'block'),
    { maxKeys: 5 },
  ),
  id: fc.constant('acme-key'),
  keywords: fc.constantFrom<string[]>(['acme_live_'], ['ACME_', 'acme_test_']),
  pattern: fc.constantFrom('acme_live_[A-Za-z0-9]{32}', 'key (?P<secret>acme_live_[A-Za-z0-9]+)'),
  examples: fc.constantFrom([`key acme_live_${sample.base62(32)}`]),
}

function valueOf(shape: Shape, name = ''): fc.Arbitrary<unknown> {
  const meaningful = MEANINGFUL[name]
  if (meaningful !== undefined) return meaningful
  switch (shape.kind) {
    case 'text':
      return fc.stringMatching(new RegExp(shape.form.pattern.replace(/\{(\d),\d+\}/, '{$1,12}')))
    case 'choice':
      return fc.constantFrom(...shape.of)
    case 'number':
      return fc.integer({ min: shape.least, max: shape.most })
    case 'list':
      return fc.array(valueOf(shape.of), { minLength: 1, maxLength: 3 })
    case 'map':
      return fc.constant({})
    case 'keys': {
      const requiredKeys = Object.keys(shape.keys).filter((key) => shape.keys[key]?.isRequired)
      const values = Object.entries(shape.keys).map(([key, each]) => [key, valueOf(each.shape, key)])
      return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys })
    }
    case 'either':
      return fc.oneof(...shape.of.map((each) => valueOf(each)))
  }
}

const OWN_IDS = ['acme-key', 'constructor', 'x0', 'a-1-b']

/** A configuration as it could be meant at this place. */
const meant = (place: Place): fc.Arbitrary<Configuration> =>
  fc.tuple(valueOf(CONFIGURATION), fc.shuffledSubarray(OWN_IDS), fc.boolean()).map(([value, own, isByOwn]) => {
    const { limits, message, ownRules, ...configuration } = value as Configuration
    const made = ownRules?.map((rule, index) => ({ ...rule, id: own[index] ?? `own-${index}` }))
    return {
      ...configuration,
      ...(configuration.extends === undefined ? {} : { extends: `${place.up}base.json` }),
      ...(place.folder === '' ? { ...(limits && { limits }), ...(message && { message }) } : {}),
      ...(made === undefined ? {} : { ownRules: made }),
      ...(made !== undefined && isByOwn ? { rules: { ...configuration.rules, [made[0]?.id as string]: 'off' } } : {}),
    }
  })

// A text that says it, with what JSON with comments allows between the words.

type Tree =
  | { readonly kind: 'object'; readonly pairs: Pair[] }
  | { readonly kind: 'list'; readonly items: Tree[] }
  | { kind: 'scalar'; json: string }
interface Pair {
  /** As it is written, with its quotes. */
  key: string
  value: Tree
}

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) }
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', json: JSON.stringify(value) }
  const pairs = Object.entries(value).map(([key, each]) => ({ key: JSON.stringify(key), value: treeOf(each) }))
  return { kind: 'object', pairs }
}

const GAPS = ['', ' ', '\n', '\r\n', '\t', '/* "a": { */', '// }\n', '/* \n */', ' \n\n ']

/** The text, and the line on which the key or the value `flaw` begins. */
function printed(tree: Tree, gaps: readonly string[], flaw?: Pair | Tree): { text: string; line: number | undefined } {
  let text = ''
  let line: number | undefined
  let count = 0
  const put = (token: string) => (text += token + (gaps[count++ % gaps.length] ?? ''))
  const mark = (at: Pair | Tree) => {
    if (at === flaw) line = text.split('\n').length
  }
  const all = <T>(open: string, each: readonly T[], close: string, print: (item: T) => void) => {
    put(open)
    for (const [index, item] of each.entries()) {
      print(item)
      // A comma may stand after the last one.
      if (index < each.length - 1 || gaps.length % 2 === 1) put(',')
    }
    put(close)
  }
  const print = (node: Tree): void => {
    mark(node)
    if (node.kind === 'scalar') put(node.json)
    if (node.kind === 'list') all('[', node.items, ']', print)
    if (node.kind === 'object')
      all('{', node.pairs, '}', (pair) => {
        mark(pair)
        put(pair.key)
        put(':')
        print(pair.value)
      })
  }
  print(tree)
  return { text, line }
}

// One flaw in it.

/** A value in a configuration, and the shape that the table gives it. */
interface Site {
  readonly shape: Shape
  readonly tree: Tree
  readonly name: string
}

function sitesOf(shape: Shape, tree: Tree, name = ''): Site[] {
  const here = { shape, tree, name }
  if (shape.kind === 'either') {
    const [first, second] = shape.of
    return sitesOf(tree.kind === 'object' ? second : first, tree, name)
  }
  if (shape.kind === 'list' && tree.kind === 'list')
    return [here, ...tree.items.flatMap((item) => sitesOf(shape.of, item, name))]
  if (tree.kind !== 'object') return [here]
  return [
    here,
    ...tree.pairs.flatMap(({ key, value }) => {
      const known = shape.kind === 'keys' ? shape.keys[JSON.parse(key) as string]?.shape : undefined
      return sitesOf(known ?? (shape as Shape & { kind: 'map' }).of, value, JSON.parse(key) as string)
    }),
  ]
}

const scalar = (json: string): Tree => ({ kind: 'scalar', json })

/** Values that no key may have. */
const WRONG = [
  'null',
  'true',
  'false',
  '[]',
  '[[]]',
  '-1',
  '0.5',
  '1e400',
  '-1e400',
  '9'.repeat(400),
  '""',
  String.raw`"\u0000"`,
  String.raw`"a\nb"`,
  String.raw`"__proto__\u0007"`,
  String.raw`"${'x'.repeat(5000)}\t"`,
]

const UNKNOWN = ['verdict', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' rules', 'Rules', '0', 'ünï']

/** Spoils the tree at one place; gives what is at fault, or undefined where there is no such place. */
const FLAWS: Readonly<
  Record<string, (sites: readonly Site[], pick: number, tree: Tree & { kind: 'object' }) => Pair | Tree | undefined>
> = {
  'an unknown key': (sites, pick) => {
    const at = picked(objectsOf(sites, 'keys'), pick)
    return at && added(at, { key: JSON.stringify(picked(UNKNOWN, pick)), value: treeOf({}) }, pick)
  },
  'a misspelt key': (sites, pick) => {
    const pair = picked(
      objectsOf(sites, 'keys').flatMap(({ pairs }) => pairs),
      pick,
    )
    if (pair === undefined) return undefined
    pair.key = pair.key.replace(/.(?="$)/, '')
    return pair
  },
  'a key that stands twice': (sites, pick) => {
    const at = picked(
      [...objectsOf(sites, 'keys'), ...objectsOf(sites, 'map')].filter(({ pairs }) => pairs.length > 0),
      pick,
    )
    const twin = at && (picked(at.pairs, pick) as Pair)
    if (at === undefined || twin === undefined) return undefined
    // The same name may be written in another way.
    const escaped = `"\\u00${(twin.key.codePointAt(1) as number).toString(16)}${twin.key.slice(2)}`
    const pair = { key: pick % 2 === 0 ? twin.key : escaped, value: twin.value }
    at.pairs.push(pair)
    return pair
  },
  'a wrong value': (sites, pick) => {
    const site = picked(
      sites.filter(({ name }) => name !== ''),
      pick,
    )
    return site && become(site.tree, picked(WRONG, pick) as string)
  },
  'a misspelt word': (sites, pick) => {
    const site = picked(
      sites.filter(({ shape }) => shape.kind === 'choice'),
      pick,
    )
    return site && become(site.tree, JSON.stringify(picked(['blok', 'of', 'Warn', 'constructor', '', 'w'], pick)))
  },
  'a misspelt rule': (_, pick, tree) => {
    const names = ['stripe-secret-kei', 'aws*-x', 'constructo', 'no-rule-*', '42', '**nothing**', 'a'.repeat(3000)]
    return withRule(tree, picked(names, pick) as string)
  },
  'what is no id as a rule': (_, pick, tree) =>
    withRule(tree, picked(['__proto__', 'toString', 'A', '', 'a b'], pick) as string),
  'a bad glob': (sites, pick) => {
    const site = picked(
      sites.filter(({ name, shape }) => name === 'match' && shape.kind === 'text'),
      pick,
    )
    const bad = ['[', '{a', 'a/', '/a', '../a', '!', 'a\\\\b', '(a)', 'a**', '[z-a]', '{'.repeat(150), '[[:alpha:]]']
    return site && become(site.tree, `"${picked(bad, pick)}"`)
  },
  'a bad pattern': (sites, pick, { pairs }) => {
    const bad = ['(', '(?=a)', String.raw`(a)\\1`, 'a*', '(a{0,999}){0,999}', 'a{1000}'.repeat(140), '[z-a]', 'other']
    const rule = sites.find(({ tree, name }) => tree.kind === 'object' && name === 'ownRules')?.tree
    const pattern = rule?.kind === 'object' ? rule.pairs.find(({ key }) => key === '"pattern"') : undefined
    if (pattern === undefined || pairs.length === 0) return undefined
    const json = `"${picked(bad, pick)}"`
    become(pattern.value, json)
    // That one is a pattern, which finds nothing in its example.
    if (json !== '"other"') return pattern
    const examples = rule?.kind === 'object' ? rule.pairs.find(({ key }) => key === '"examples"')?.value : undefined
    return examples?.kind === 'list' ? examples.items[0] : undefined
  },
  'something else to extend': (_, pick, { pairs }) => {
    const others = ['./no.json', './folder/no.json', '/etc/passwd', '../../../../x.json', 'https://a.example', 'fs']
    const long = [
      `./${'x'.repeat(300)}`,
      `./${'x/'.repeat(200)}y`,
      'fs/promises',
      '@a/b',
      '.',
      './',
      './shared',
      'no.json',
      '~',
    ]
    const value = JSON.stringify(picked([...others, ...long], pick))
    const known = pairs.find(({ key }) => key === '"extends"')
    if (known === undefined) pairs.push({ key: '"extends"', value: scalar(value) })
    else become(known.value, value)
    return pairs.find(({ key }) => key === '"extends"')
  },
  'deep nesting': (sites, pick) => {
    const site = picked(
      sites.filter(({ tree, name }) => tree.kind === 'scalar' && name !== ''),
      pick,
    )
    const [open, close] = picked(
      [
        ['[', ']'],
        ['{"a":', '}'],
        ['[{"a":', '}]'],
      ] as const,
      pick,
    ) as [string, string]
    const depth = picked([10, 1000, 50_000], pick) as number
    // Without end it is no JSON, wherever the parser gives up.
    if (site !== undefined) become(site.tree, `${open.repeat(depth)}1${close.repeat(depth)}`)
    return depth > 1000 ? undefined : site?.tree
  },
}

function withRule({ pairs }: Tree & { kind: 'object' }, name: string): Pair {
  const pair = { key: JSON.stringify(name), value: scalar('"off"') }
  const known = pairs.find(({ key }) => key === '"rules"')?.value
  if (known?.kind === 'object') known.pairs.push(pair)
  else pairs.push({ key: '"rules"', value: { kind: 'object', pairs: [pair] } })
  return pair
}

function picked<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % from.length]
}

function objectsOf(sites: readonly Site[], kind: 'keys' | 'map'): (Tree & { kind: 'object' })[] {
  return sites.flatMap(({ shape, tree }) => (shape.kind === kind && tree.kind === 'object' ? [tree] : []))
}

function added({ pairs }: Tree & { kind: 'object' }, pair: Pair, pick: number): Pair {
  pairs.splice(pick % (pairs.length + 1), 0, pair)
  return pair
}

/** Makes this value, whatever it was, the one that is written so. */
function become(tree: Tree, json: string): Tree {
  for (const key of Object.keys(tree)) Reflect.deleteProperty(tree, key)
  return Object.assign(tree, scalar(json))
}

// What an accepted one must do, said again and in another way than the program says it.

const SUBJECTS = fc.record({
  rule: fc.constantFrom('stripe-secret-key', 'generic-secret-assignment', ...ids.slice(0, 10), ...OWN_IDS),
  mode: fc.constantFrom('live', 'unknown', 'test', 'public'),
  severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
  certainty: fc.constantFrom('certain', 'likely'),
}) as fc.Arbitrary<Subject>
const PATHS = fc.constantFrom('a.js', 'src/a.ts', 'src/deep/b.ts', 'fixtures/x', 'x/fixtures/y', 'README.md', 'src/z')

function expectedVerdict(value: Configuration, { rule, mode, severity, certainty }: Subject, path: string): Verdict {
  const sources = value.extends === undefined ? [value] : [BASE, value]
  const setting = sources
    .flatMap((each) => Object.entries(each.rules ?? {}))
    .findLast(([names]) => micromatch.isMatch(rule, names))?.[1]
  if (setting === 'off') return 'pass'
  const here = (value.paths ?? []).filter(({ match }) => isMeant(match, path)).map(({ verdicts }) => verdicts)
  const general = { ...(value.extends === undefined ? {} : BASE.verdicts), ...value.verdicts }
  const bySeverity = (each: typeof general) => {
    const said = each[mode]
    return typeof said === 'object' ? said[severity] : said
  }
  const byDefault = { live: 'block', unknown: 'block', test: 'warn', public: 'pass' } as const
  const atPath = here.map(bySeverity).findLast((each) => each !== undefined)
  if (atPath === undefined && setting !== undefined) return setting
  const verdict = atPath ?? bySeverity(general) ?? byDefault[mode]
  if (certainty === 'certain' || verdict !== 'block') return verdict
  return here.map(({ likely }) => likely).findLast((each) => each !== undefined) ?? general.likely ?? 'warn'
}

function isMeant(globs: readonly string[], path: string): boolean {
  const last = globs.findLast((glob) => {
    const bare = glob.replace('!', '')
    return micromatch.isMatch(path, bare.includes('/') ? bare : `**/${bare}`, { dot: true })
  })
  return last !== undefined && !last.startsWith('!')
}

function expectEffect(setUp: SetUp, value: Configuration, { folder }: Place, subject: Subject, path: string): void {
  const at = folder === '' ? path : `${folder}/${path}`
  const known = new Set([...ids, ...(value.ownRules ?? []).map(({ id }) => id)])
  if (known.has(subject.rule))
    expect(judgeAt(subject, at, setUp.policy).verdict).toBe(expectedVerdict(value, subject, path))
  expect(setUp.limits).toEqual(value.limits ?? {})
  expect(setUp.message).toEqual(value.message ?? {})
  expect(setUp.ownRules).toHaveLength(value.ownRules?.length ?? 0)
  for (const [index, { id, title = id, severity = 'high', mode = 'unknown', ...own }] of (
    value.ownRules ?? []
  ).entries()) {
    expect(setUp.ownRules[index]).toMatchObject({ id, title, severity, mode, keywords: own.keywords })
    expect(setUp.ownRules[index]?.pattern.source).toBe(own.pattern)
    if (own.revokeAt !== undefined) expect(setUp.ownRules[index]?.remediation.revokeAt).toBe(own.revokeAt)
    if (own.steps !== undefined) expect(setUp.ownRules[index]?.remediation.steps).toEqual(own.steps)
    if (own.risk !== undefined) expect(setUp.ownRules[index]?.remediation.risk).toBe(own.risk)
    expect(setUp.ownRules[index]).toMatchObject({
      ...(own.provider && { provider: own.provider }),
      ...(own.variable && { variable: own.variable }),
      ...(own.certainty && { certainty: own.certainty }),
    })
  }
  const moved = value.verdicts?.moved ?? (value.extends === undefined ? undefined : 'block')
  const { policy } = setUp
  expect((folder === '' ? policy : policy.packages?.[0]?.policy)?.moved).toBe(moved)
}

/** A refusal names the file and the line, in words that can be shown, and says what to do. */
function expectRefusal(result: SetUp | KeyholdError, place: Place, text: string, line?: number): void {
  expect(result).toBeInstanceOf(KeyholdError)
  const { code, message, hint } = result as KeyholdError
  expect([code, hint]).toEqual(['bad-configuration', expect.stringMatching(/./)])
  // oxlint-disable-next-line no-control-regex -- controls are what must not be there
  expect(message).toMatch(/^[^\x00-\x1f\x7f]{1,600}$/)
  expect(message.startsWith(`${place.file}:`)).toBe(true)
  const before = place.file === 'package.json' ? 1 : 0
  const said = Number(/:(\d+): ./.exec(message)?.[1])
  expect(said).toBeGreaterThanOrEqual(1)
  expect(said).toBeLessThanOrEqual(text.split('\n').length + before)
  if (line !== undefined) expect([message, said]).toEqual([message, line + before])
}

const gaps = fc.array(fc.constantFrom(...GAPS), { minLength: 1, maxLength: 9 })
const places = fc.constantFrom(...PLACES)
const configurations = places.chain((place) => fc.record({ place: fc.constant(place), value: meant(place), gaps }))

test('400 random configurations are accepted and do what they say', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(configurations, SUBJECTS, PATHS, async ({ place, value, gaps: between }, subject, path) => {
      const { text } = printed(treeOf(value), between)
      const result = await outcome(place, text)
      if (result instanceof KeyholdError) throw new Error(`${result.message}\n${text}`)
      expectEffect(result, value, place, subject, path)
      expect(flawsOf(schema() as Schema, value)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test.for(Object.keys(FLAWS))(
  '50 random configurations with one flaw are refused at its line: %s',
  { timeout: 120_000 },
  async (name) => {
    let seen = 0
    const spoil = FLAWS[name] as (typeof FLAWS)[string]
    await fc.assert(
      fc.asyncProperty(configurations, fc.nat(), async ({ place, value, gaps: between }, pick) => {
        const tree = treeOf(value) as Tree & { kind: 'object' }
        const sound = printed(tree, between).text
        const flaw = spoil(sitesOf(CONFIGURATION, tree), pick, tree)
        const { text, line } = printed(tree, between, flaw)
        fc.pre(text !== sound)
        seen++
        expectRefusal(await outcome(place, text), place, text, line)
      }),
      { numRuns: 50 },
    )
    expect(seen).toBeGreaterThanOrEqual(50)
  },
)

test(
  '200 texts that are no configuration, or are cut or damaged, are refused with a line or do what is left',
  { timeout: 120_000 },
  async () => {
    const seen = { accepted: 0, refused: 0 }
    const texts = fc.oneof(
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(meant(PLACES[0]), gaps, fc.nat(), fc.nat(20), fc.constantFrom('', '"', '{', ']', '\u0000', '/*', ','))
          .map(([value, between, at, length, instead]) => {
            const { text } = printed(treeOf(value), between)
            return text.slice(0, at % text.length) + instead + text.slice((at % text.length) + length)
          }),
      },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const result = await outcome(PLACES[0], text)
        seen[result instanceof KeyholdError ? 'refused' : 'accepted']++
        if (result instanceof KeyholdError) expectRefusal(result, PLACES[0], text)
      }),
      { numRuns: 200 },
    )
    expect(seen.refused).toBeGreaterThan(100)
  },
)

test.for([
  ['commas', `[${','.repeat(300_000)}`],
  ['names', `{${'"a" '.repeat(100_000)}`],
  ['words', `{${'abc '.repeat(100_000)}`],
  ['comments', '/*'.repeat(200_000)],
  ['lines', `{${'//\n'.repeat(100_000)}`],
  ['objects', `{"paths": [${'{},'.repeat(100_000)}`],
  ['brackets', '[{'.repeat(2000) + ','.repeat(300_000)],
  ['a long name', `{"${'a'.repeat(1_000_000)}": 1}`],
  ['a long word', `{"verdicts": {"live": "${'a'.repeat(1_000_000)}"}}`],
] as const)('hundreds of kilobytes are refused in bounded time: %s', { timeout: 60_000 }, async ([, text]) => {
  const result = await outcome(PLACES[0], text)
  expect(result).toBeInstanceOf(KeyholdError)
  expectRefusal(result, PLACES[0], text)
})
