import type { Candidate } from '../core/detect.js'
import { nearest } from '../core/errors.js'
import { mention } from '../core/escape.js'
import type { Located } from '../core/redact.js'
import { utf8 } from '../core/text.js'
import { type Allowed, commentFor } from './exceptions.js'
import { judgeAt, type Policy } from './judge.js'

/** What a repository accepts, and what is needed to say why something does not count. */
export interface Acceptance {
  readonly policy: Policy
  readonly allowed: readonly Allowed[]
  /** In the work tree, but not staged. */
  readonly unstaged: readonly Allowed[]
  readonly today: string
  readonly ruleIds: readonly string[]
}

/** Gives the fingerprint of a candidate. */
type Mark = (candidate: Candidate) => string

/** What is left to report, and what became of the rest. */
export interface Accepted {
  readonly located: readonly Located[]
  /** How many secrets are accepted by an exception. */
  readonly accepted: number
  /** By fingerprint: why an exception does not count. */
  readonly notes: ReadonlyMap<string, string>
}

/** Takes out what the configuration lets pass, and what an exception accepts. `mark` gives the fingerprint of a candidate. */
export function accept(located: readonly Located[], acceptance: Acceptance, mark: Mark): Accepted {
  const accepted = new Set<string>()
  const notes = new Map<string, string>()
  const keep = (candidate: Candidate, path: string): boolean => {
    const { rule, mode, certainty } = candidate
    const subject = { rule: rule.id, mode, severity: rule.severity, certainty }
    if (judgeAt(subject, path, acceptance.policy).verdict === 'pass') return false
    const exception = exceptionFor(candidate, acceptance, mark)
    if (exception === undefined) return true
    if (exception === 'counts') accepted.add(mark(candidate))
    else notes.set(mark(candidate), exception.note)
    return exception !== 'counts'
  }
  const left = located.map((text) => ({
    ...text,
    all: text.all ?? text.candidates,
    candidates: text.candidates.filter((candidate) => keep(candidate, text.path)),
  }))
  return { located: left.filter(({ candidates }) => candidates.length > 0), accepted: accepted.size, notes }
}

type Exception = 'counts' | { readonly note: string }

function exceptionFor(candidate: Candidate, acceptance: Acceptance, mark: Mark): Exception | undefined {
  const byComment = commented(candidate, acceptance.ruleIds)
  if (byComment === 'counts') return byComment
  return byFingerprint(candidate, acceptance, mark) ?? byComment
}

function commented({ rule, around, before }: Candidate, ruleIds: readonly string[]): Exception | undefined {
  const comment = commentFor(utf8(around.text), utf8(before))
  if (comment === undefined) return undefined
  const useless = (why: string) => ({ note: `The comment keyhold-allow here does not count: ${why}` })
  if ('flaw' in comment) return useless(`${comment.flaw}. Write keyhold-allow ${rule.id} -- <reason>`)
  if (comment.rule === rule.id) return 'counts'
  if (ruleIds.includes(comment.rule)) return useless(`it names the rule ${comment.rule}, and this is ${rule.id}`)
  const meant = nearest(comment.rule.slice(0, 60), ruleIds)
  return useless(`there is no rule ${mention(comment.rule)}${meant === undefined ? '' : `; ${meant} is near`}`)
}

function byFingerprint(
  candidate: Candidate,
  { allowed, unstaged, today }: Acceptance,
  mark: Mark,
): Exception | undefined {
  const { rule } = candidate
  const isOfRule = (each: Allowed) => each.rule === rule.id
  // The fingerprint of some secrets takes long to make.
  if (![...allowed, ...unstaged].some(isOfRule)) return undefined
  const fingerprint = mark(candidate)
  const isMeant = (each: Allowed) => isOfRule(each) && each.fingerprint === fingerprint
  const mine = allowed.filter(isMeant)
  if (mine.some(({ until }) => until === undefined || today <= until)) return 'counts'
  const [expired] = mine
  if (expired !== undefined)
    return { note: `It was accepted until ${expired.until}, which is over: ${mention(expired.reason)}` }
  if (unstaged.some(isMeant)) return { note: 'Accepted in .keyhold-allow, which is not staged: git add .keyhold-allow' }
  return undefined
}
