import { posix } from 'node:path'
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

/** What this repository accepts. What is left out is said by the configuration above, and at last by the default. */
export interface Policy {
  readonly byMode?: Readonly<Partial<Record<Mode, BySeverity>>>
  /** The most that a finding may do whose shape is not its provider's alone. */
  readonly likely?: Verdict
  /** The most that a finding may do that a change only moves. */
  readonly moved?: Verdict
  /** The last one that is meant counts. */
  readonly rules?: readonly RuleSetting[]
  /** The last one that matches and has a verdict counts. */
  readonly paths?: readonly PathSetting[]
  /** The policies of packages: the nearest one is asked first, and this one after those around it. */
  readonly packages?: readonly { readonly folder: string; readonly policy: Policy }[]
  /** By id the folder outside of which a rule does not count. */
  readonly scopes?: ReadonlyMap<string, string>
  /** The folder, relative to the top, that the paths of findings are relative to; the top itself when absent. */
  readonly from?: string
}

export interface RuleSetting {
  /** An id, or ids with `*`. */
  readonly ids: string
  readonly verdict: 'off' | 'warn' | 'block'
}

export interface PathSetting {
  /** The globs as they are written, where they stand in this repository. */
  readonly globs?: readonly string[]
  readonly matches: (path: string) => boolean
  readonly verdicts: Readonly<Partial<Record<Mode, BySeverity>>> & {
    readonly likely?: Verdict
    readonly moved?: Verdict
  }
}

/** Live keys block, and so do those of providers without modes; test keys warn; public keys pass. */
export const defaultPolicy = {
  byMode: { live: 'block', unknown: 'block', test: 'warn', public: 'pass' },
  likely: 'warn',
  moved: 'warn',
} as const satisfies Policy

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
  return mostAt(placed(path, policy), policy, 'moved')
}

const STRICTNESS = ['block', 'warn', 'pass'] as const

/** What happens to this finding at this path. */
export function judgeAt(subject: Subject, path: string, policy: Policy): Judgement {
  const at = placed(path, policy)
  const scope = policy.scopes?.get(subject.rule)
  if (scope !== undefined && !isIn(scope, at)) return { verdict: 'pass', reason: 'the rule is of another package' }
  const levels = levelsAt(at, policy)
  const setting = levels.map((level) => settingOf(subject.rule, level)).find((each) => each !== undefined)
  if (setting?.verdict === 'off') return { verdict: 'pass', reason: 'the configuration turns this rule off' }
  const said = levels.map((level) => saidBy(level, subject, at)).find((each) => each !== undefined) as Said
  if (subject.certainty === 'likely' && said.verdict === 'block' && !said.isForRule)
    return {
      verdict: mostAt(at, policy, 'likely'),
      reason: 'it looks like a secret, but it may be something else or made up',
    }
  return { verdict: said.verdict, reason: said.reason }
}

interface Said extends Judgement {
  /** Whether it is said for this very rule, and so whatever its certainty is. */
  readonly isForRule?: true
}

/** What one configuration says of a finding at this path; undefined when nothing. */
function saidBy(level: Policy, { rule, mode, severity }: Subject, at: string): Said | undefined {
  const here = last(settingsAt(at, level).map((verdicts) => bySeverity(verdicts[mode], severity)))
  if (here !== undefined) return { verdict: here, reason: `${MODE_REASONS[mode]}, here` }
  const setting = settingOf(rule, level)
  if (setting !== undefined && setting.verdict !== 'off')
    return { verdict: setting.verdict, reason: 'the configuration says so for this rule', isForRule: true }
  const verdict = bySeverity(level.byMode?.[mode], severity)
  return verdict && { verdict, reason: MODE_REASONS[mode] }
}

/** What the nearest configuration says that says it. */
function mostAt(at: string, policy: Policy, key: 'likely' | 'moved'): Verdict {
  const said = levelsAt(at, policy).map((level) => last(settingsAt(at, level).map((each) => each[key])) ?? level[key])
  return said.find((verdict) => verdict !== undefined) as Verdict
}

/** The configurations that count at this path, the nearest first. */
function levelsAt(at: string, policy: Policy): Policy[] {
  const around = (policy.packages ?? []).filter(({ folder }) => isIn(folder, at))
  const nearestFirst = around.toSorted((a, b) => b.folder.length - a.folder.length)
  return [...nearestFirst.map((each) => each.policy), policy, defaultPolicy]
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`)
}

/** The path relative to the top. */
function placed(path: string, { from }: Policy): string {
  return from === undefined ? path : posix.join(from, path)
}

function settingsAt(at: string, { paths = [] }: Policy): PathSetting['verdicts'][] {
  return paths.filter(({ matches }) => matches(at)).map(({ verdicts }) => verdicts)
}

const MODE_REASONS: Readonly<Record<Mode, string>> = {
  live: 'a live key',
  unknown: 'a secret of a provider without test mode',
  test: 'a test key',
  public: 'a key that is made to be public',
}

/** Whether the policy turns a rule off, and that of no package turns it on again. */
export function isOff(id: string, policy: Policy): boolean {
  const inPackages = (policy.packages ?? []).map((each) => settingOf(id, each.policy)?.verdict ?? 'off')
  return settingOf(id, policy)?.verdict === 'off' && inPackages.every((verdict) => verdict === 'off')
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
