import { RE2JS } from 're2js'
import { catalogueOf } from '../core/catalogue.js'
import { detect } from '../core/detect.js'
import { failure } from '../core/errors.js'
import type { Rule } from '../core/rule.js'
import type { OwnRule } from './keys.js'

/** A rule of this repository, or what keeps it from being one, and at which of its keys. */
export type Made = { readonly rule: Rule } | { readonly flaw: string; readonly at: readonly (string | number)[] }

/** Makes a rule, and finds its examples with it. */
export async function ruleOf(own: OwnRule, seconds: number, link: string | undefined): Promise<Made> {
  const { id, keywords, examples, mode, severity = 'high', certainty = 'certain' } = own
  const pattern = patternOf(own, seconds)
  if (typeof pattern === 'string') return { flaw: pattern, at: ['pattern'] }
  const title = own.title ?? id
  const rule: Rule = {
    id,
    provider: own.provider ?? 'this repository',
    title,
    severity,
    certainty,
    keywords: keywords as Rule['keywords'],
    pattern,
    mode: mode ?? 'unknown',
    // Above the built-in rules of the same certainty: whoever writes a rule knows the key.
    precedence: 0.5,
    variable: own.variable ?? id.toUpperCase().replaceAll('-', '_'),
    remediation: {
      risk: own.risk ?? 'act as its owner',
      revokeAt: own.revokeAt ?? link ?? 'the place that issued it',
      steps: (own.steps ?? ['Revoke it and issue a new one.']) as Rule['remediation']['steps'],
      prevention: ['Give each service a key of its own.'],
    },
    source: 'the configuration of this repository',
    examples: examples as Rule['examples'],
    counterexamples: [],
  }
  const shown = new Set<string>()
  for (const [index, example] of examples.entries()) {
    const found = await detect(Buffer.from(example), catalogueOf([rule]))
    if (found.length === 0) return { flaw: whyUnseen(rule, example), at: ['examples', index] }
    for (const { secret } of found) shown.add(secret)
  }
  // The examples stand in the configuration, which is committed.
  return { rule: { ...rule, isGenuine: (secret) => !shown.has(secret) } }
}

function whyUnseen({ keywords, pattern }: Rule, example: string): string {
  const text = example.toLowerCase()
  if (!keywords.some((keyword) => text.includes(keyword.toLowerCase()))) return 'no keyword stands in this example'
  if ([...example.matchAll(pattern)].length === 0) return 'the pattern does not match this example'
  return 'this example looks like a placeholder, so it is left out; write one that looks random'
}

/** A program of the engine with more instructions works more slowly than a scan may. */
const MOST_INSTRUCTIONS = 1000

/** The pattern on an engine that needs no more time than pattern times text; or why it cannot be. */
function patternOf({ id, pattern }: OwnRule, seconds: number): RegExp | string {
  let engine: RE2JS
  try {
    engine = RE2JS.compile(pattern, RE2JS.LOOKBEHINDS)
  } catch (error) {
    return `the pattern cannot be run safely: ${(error as Error).message.replace(/^error parsing regexp: /, '').slice(0, 120)}`
  }
  if (engine.programSize() > MOST_INSTRUCTIONS) return 'the pattern is too large; make its repetitions smaller'
  if (engine.test('')) return 'the pattern matches nothing at all'
  return new LinearPattern(id, engine, seconds * 1000)
}

/**
 * A regular expression whose `matchAll` runs on RE2. One search takes time that grows with the text and no faster;
 * searches that overlap could still add up, so together they have a limit, and reaching it stops the scan.
 */
class LinearPattern extends RegExp {
  private spent = 0

  constructor(
    private readonly id: string,
    private readonly engine: RE2JS,
    private readonly limit: number,
  ) {
    // The flag that `String.matchAll` asks for, and the one that lets keywords be in any case.
    super('', 'gi')
    Object.defineProperty(this, 'source', { value: engine.pattern() })
  }

  override *[Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
    const matcher = this.engine.matcher(text)
    for (;;) {
      const started = performance.now()
      const isFound = matcher.find()
      this.spent += performance.now() - started
      if (this.spent > this.limit) throw failure.slowPattern(this.id, this.limit / 1000)
      if (!isFound) return
      const all = matcher.group() ?? ''
      const secret = matcher.getNamedGroups()['secret'] ?? all
      if (secret === '') continue
      const match = [all] as unknown as RegExpExecArray
      yield Object.assign(match, {
        index: matcher.start(),
        input: text,
        groups: { secret },
      })
    }
  }
}
