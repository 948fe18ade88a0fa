/** Every key of the configuration, once: the parser, schema.json and docs/configuration.md derive from this. */

/** What a value may be. */
export type Shape =
  | { readonly kind: 'text'; readonly form: Form }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly names: Form; readonly of: Shape }
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, Key>> }
  | { readonly kind: 'either'; readonly of: readonly [Shape, Shape] }

/** A key, what it may hold, and what it is for. */
export interface Key {
  readonly shape: Shape
  readonly help: string
  /** What holds without it, as the documentation shows it. */
  readonly otherwise?: string
  readonly isRequired?: true
}

/** What a text must look like, as far as a regular expression can say. */
export interface Form {
  /** With its article: completes “must be …”. */
  readonly name: string
  readonly pattern: string
}

/** Completes “must be …”. */
export function described(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.form.name
    case 'choice':
      return shape.of.join(', ').replace(/, ([^,]+)$/, ' or $1')
    case 'number':
      return `a whole number from ${shape.least} to ${shape.most}`
    case 'list':
      return 'a list'
    case 'map':
    case 'keys':
      return 'an object'
    case 'either':
      return shape.of.map(described).join(', or ')
  }
}

const form = <const N extends string>(name: N, pattern: string): Form => ({ name, pattern })
const TEXT = form('text in one line', '^[^\\x00-\\x1f\\x7f]{1,500}$')
const URL = form('an address that begins with https://', '^https://[!-~]{1,500}$')
const GLOB = form('a glob of at most 200 characters', '^[^\\x00-\\x1f\\x7f]{1,200}$')
// A name of digits alone would lose its place among the keys of `rules`, where the last one counts.
const ID = form('an id: lower case, words joined by hyphens, a letter first', '^[a-z][a-z0-9]*(-[a-z0-9]+)*$')
const IDS = form('the id of a rule, or ids with *', '^[a-z0-9*]+(-[a-z0-9*]+)*$')
const KEYWORD = form('three or more visible ASCII characters', '^[!-~]{3,100}$')
const PATTERN = form('a regular expression of at most 1,000 ASCII characters', '^[ -~]{1,1000}$')

const text = <const F extends Form>(of: F) => ({ kind: 'text', form: of }) as const
const list = <const S extends Shape>(of: S) => ({ kind: 'list', of }) as const
const keys = <const K extends Readonly<Record<string, Key>>>(of: K) => ({ kind: 'keys', keys: of }) as const

const VERDICT = { kind: 'choice', of: ['block', 'warn', 'pass'] } as const
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

const BY_SEVERITY = {
  kind: 'either',
  of: [
    VERDICT,
    keys({
      critical: { shape: VERDICT, help: 'For rules of severity critical.' },
      high: { shape: VERDICT, help: 'For rules of severity high.' },
      medium: { shape: VERDICT, help: 'For rules of severity medium.' },
      low: { shape: VERDICT, help: 'For rules of severity low.' },
    }),
  ],
} as const

const VERDICTS = keys({
  live: { shape: BY_SEVERITY, otherwise: '"block"', help: 'Live keys.' },
  unknown: { shape: BY_SEVERITY, otherwise: '"block"', help: 'Secrets of providers without test mode.' },
  test: { shape: BY_SEVERITY, otherwise: '"warn"', help: 'Test keys.' },
  public: { shape: BY_SEVERITY, otherwise: '"pass"', help: 'Keys that are made to be public.' },
  likely: {
    shape: VERDICT,
    otherwise: '"warn"',
    help: 'The most that may happen to what looks like a secret but may be something else.',
  },
  moved: {
    shape: { kind: 'choice', of: ['block', 'warn'] },
    otherwise: '"warn"',
    help: 'The most that may happen to a secret that is in this repository already: taken away in one place and added in another, or brought by a merge from a branch that has it.',
  },
})

const OWN_RULE = keys({
  id: { shape: text(ID), isRequired: true, help: 'A name that no other rule has.' },
  keywords: {
    shape: list(text(KEYWORD)),
    isRequired: true,
    help: 'Literal text, one of which stands in or just before every key.',
  },
  pattern: {
    shape: text(PATTERN),
    isRequired: true,
    help: 'What the key looks like, in RE2 syntax: no look-ahead, no back-reference. A group named secret says which part is the key.',
  },
  examples: {
    shape: list(text(TEXT)),
    isRequired: true,
    help: 'Lines with made-up keys that the rule must find. These very keys are never reported.',
  },
  title: { shape: text(TEXT), otherwise: 'the id', help: 'What the key is called in reports.' },
  provider: { shape: text(TEXT), otherwise: '"this repository"', help: 'Who issues the key.' },
  mode: {
    shape: { kind: 'choice', of: ['live', 'test', 'public', 'unknown'] },
    otherwise: '"unknown"',
    help: 'What the key can touch.',
  },
  severity: {
    shape: { kind: 'choice', of: SEVERITIES },
    otherwise: '"high"',
    help: 'How bad it is when the key gets out.',
  },
  certainty: {
    shape: { kind: 'choice', of: ['certain', 'likely'] },
    otherwise: '"certain"',
    help: 'Whether the shape is this key’s alone.',
  },
  variable: {
    shape: text(form('the name of an environment variable', '^[A-Z][A-Z0-9_]{0,99}$')),
    otherwise: 'the id in capitals',
    help: 'The environment variable the key usually lives in.',
  },
  risk: {
    shape: text(TEXT),
    otherwise: '"act as its owner"',
    help: 'Completes “Whoever holds it can …”.',
  },
  revokeAt: { shape: text(URL), otherwise: '`message.link`', help: 'The page where the key is revoked.' },
  steps: { shape: list(text(TEXT)), otherwise: '`["Revoke it and issue a new one."]`', help: 'What to do there.' },
})

export const CONFIGURATION = keys({
  $schema: { shape: text(TEXT), help: 'For editors: `"./node_modules/keyhold/schema.json"`.' },
  extends: {
    shape: text(TEXT),
    help: 'A file of this repository (`./config/keyhold.json`) or an installed package with a `keyhold.config.json`. What is said here counts more.',
  },
  rules: {
    shape: { kind: 'map', names: IDS, of: { kind: 'choice', of: ['off', 'warn', 'block'] } },
    help: 'What the rules with these ids do, whatever the mode of the key. The last id that matches counts.',
  },
  verdicts: { shape: VERDICTS, help: 'What happens to a finding: one verdict, or one for each severity of the rule.' },
  paths: {
    shape: list(
      keys({
        match: {
          shape: list(text(GLOB)),
          isRequired: true,
          help: 'Globs, relative to the top or to the folder of the package: `*`, `**`, `?`, `[a-z]`, `{a,b}`. `!` takes out again, and the last one that matches counts. A glob without `/` matches names in every folder.',
        },
        verdicts: { shape: VERDICTS, isRequired: true, help: 'As above, for these paths.' },
      }),
    ),
    help: 'Other verdicts for some paths. The last entry that matches and has a verdict counts; a rule that is off stays off.',
  },
  ownRules: { shape: list(OWN_RULE), help: 'Rules for keys that only you know.' },
  limits: {
    shape: keys({
      warnings: {
        shape: { kind: 'number', least: 0, most: 1000 },
        otherwise: '5',
        help: 'How many warnings are shown in full; the others take a line each.',
      },
      patternSeconds: {
        shape: { kind: 'number', least: 1, most: 60 },
        otherwise: '10',
        help: 'How long the pattern of an own rule may work in one scan. After that the scan fails, and names the rule.',
      },
    }),
    help: 'How much is shown, and how long own patterns may take.',
  },
  message: {
    shape: keys({
      text: { shape: text(TEXT), help: 'A sentence or two.' },
      link: { shape: text(URL), help: 'The runbook.' },
      contact: { shape: text(TEXT), help: 'Whom to ask.' },
    }),
    help: 'What your team adds to the report when something is stopped.',
  },
})

/** A value that has this shape. */
export type Value<S> = S extends { kind: 'text' }
  ? string
  : S extends { kind: 'choice'; of: readonly (infer C)[] }
    ? C
    : S extends { kind: 'number' }
      ? number
      : S extends { kind: 'list'; of: infer I }
        ? readonly Value<I>[]
        : S extends { kind: 'map'; of: infer I }
          ? Readonly<Record<string, Value<I>>>
          : S extends { kind: 'either'; of: readonly [infer A, infer B] }
            ? Value<A> | Value<B>
            : S extends { kind: 'keys'; keys: infer K }
              ? {
                  readonly [N in keyof K as K[N] extends { isRequired: true } ? N : never]: Value<ShapeOf<K[N]>>
                } & { readonly [N in keyof K as K[N] extends { isRequired: true } ? never : N]?: Value<ShapeOf<K[N]>> }
              : never

type ShapeOf<K> = K extends { shape: infer S } ? S : never

/** One configuration file, read. */
export type Configuration = Value<typeof CONFIGURATION>
export type OwnRule = Value<typeof OWN_RULE>
