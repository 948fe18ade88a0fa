import type { Finding } from '../core/finding.js'
import type { Mode, Severity } from '../core/rule.js'

export type Verdict = 'block' | 'warn' | 'pass'

/** A verdict and the reason for it, in words that may be shown. */
export interface Judgement {
  readonly verdict: Verdict
  readonly reason: string
}

/** One verdict, or one for each severity; what is left out is said by whoever was asked before. */
type BySeverity = Verdict | Readonly<Partial<Record<Severity, Verdict>>>

/** What this repository accepts. */
export interface Policy {
  readonly byMode: Readonly<Record<Mode, BySeverity>>
  /** The most that a finding may do whose shape is not its provider's alone. */
  readonly likely: Verdict
  /** The most that a finding may do that a change only moves; `warn` when nothing is said. */
  readonly moved?: Verdict
  /** The last one that is meant counts. */
  readonly rules?: readonly RuleSetting[]
  /** The last one that matches and has a verdict counts. */
  readonly paths?: readonly PathSetting[]
}

export interface RuleSetting {
  /** An id, or ids with `*`. */
  readonly ids: string
  readonly verdict: 'off' | 'warn' | 'block'
}

export interface PathSetting {
  readonly matches: (path: string) => boolean
  readonly verdicts: Readonly<Partial<Record<Mode, BySeverity>>> & {
    readonly likely?: Verdict
    readonly moved?: Verdict
  }
}

/** Live keys block, and so do those of providers without modes; test keys warn; public keys pass. */
export const defaultPolicy: Policy = {
  byMode: { live: 'block', unknown: 'block', test: 'warn', public: 'pass' },
  likely: 'warn',
}

/** What a verdict depends on besides the place. */
export type Subject = Pick<Finding, 'rule' | 'mode' | 'severity' | 'certainty'>

/** What happens to this finding, and why: the strictest of what its places ask for. */
export function judge(finding: Finding, policy: Policy): Judgement {
  const judgements = finding.places.map(({ path, isMoved }) => {
    const judgement = judgeAt(finding, path, policy)
    const most = isMoved && judgement.verdict === 'block' ? movedAt(path, policy) : 'block'
    return most === 'block' ? judgement : { verdict: most, reason: MOVED }
  })
  return STRICTNESS.flatMap((verdict) => judgements.filter((each) => each.verdict === verdict))[0] as Judgement
}

const MOVED = 'it is already in this repository, and is only moved'

/** The most that happens at this path to a secret that is only moved. */
function movedAt(path: string, policy: Policy): Verdict {
  return last(settingsAt(path, policy).map(({ moved }) => moved)) ?? policy.moved ?? 'warn'
}

const STRICTNESS = ['block', 'warn', 'pass'] as const

/** What happens to this finding at this path. */
export function judgeAt(subject: Subject, path: string, policy: Policy): Judgement {
  const { mode, severity, certainty } = subject
  const rule = settingOf(subject.rule, policy)
  if (rule?.verdict === 'off') return { verdict: 'pass', reason: 'the configuration turns this rule off' }
  const paths = settingsAt(path, policy)
  const here = last(paths.map((verdicts) => bySeverity(verdicts[mode], severity)))
  if (here === undefined && rule !== undefined)
    return { verdict: rule.verdict, reason: 'the configuration says so for this rule' }
  const likely = last(paths.map((verdicts) => verdicts.likely)) ?? policy.likely
  const verdict = here ?? bySeverity(policy.byMode[mode], severity) ?? bySeverity(defaultPolicy.byMode[mode], severity)
  if (certainty === 'likely' && verdict === 'block')
    return { verdict: likely, reason: 'it looks like a secret, but it may be something else or made up' }
  return {
    verdict: verdict as Verdict,
    reason: here === undefined ? MODE_REASONS[mode] : `${MODE_REASONS[mode]}, here`,
  }
}

function settingsAt(path: string, { paths = [] }: Policy): PathSetting['verdicts'][] {
  return paths.filter(({ matches }) => matches(path)).map(({ verdicts }) => verdicts)
}

const MODE_REASONS: Readonly<Record<Mode, string>> = {
  live: 'a live key',
  unknown: 'a secret of a provider without test mode',
  test: 'a test key',
  public: 'a key that is made to be public',
}

/** Whether the policy turns a rule off. */
export function isOff(id: string, policy: Policy): boolean {
  return settingOf(id, policy)?.verdict === 'off'
}

function settingOf(id: string, { rules }: Policy): RuleSetting | undefined {
  return rules?.findLast(({ ids }) => matchesId(ids, id))
}

/** Whether an id is meant by an id with `*` in it. In time that grows with the length of both and no further. */
export function matchesId(ids: string, id: string): boolean {
  const [first = '', ...rest] = ids.split('*')
  const end = rest.pop()
  if (end === undefined) return ids === id
  if (!id.startsWith(first) || !id.endsWith(end) || id.length < first.length + end.length) return false
  let at = first.length
  for (const part of rest) {
    const found = id.indexOf(part, at)
    if (found < 0 || found + part.length > id.length - end.length) return false
    at = found + part.length
  }
  return true
}

function bySeverity(verdicts: BySeverity | undefined, severity: Severity): Verdict | undefined {
  return typeof verdicts === 'object' ? verdicts[severity] : verdicts
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.findLast((value) => value !== undefined)
}
