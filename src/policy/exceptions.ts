import { failure } from '../core/errors.js'
import { mention } from '../core/escape.js'
import { ALLOWED_FILE } from './files.js'

/** An accepted fingerprint: one line of `.keyhold-allow`. */
export interface Allowed {
  readonly fingerprint: string
  readonly rule: string
  /** The last day on which it counts. */
  readonly until?: string
  readonly reason: string
}

/**
 * Reads `.keyhold-allow`. Lines that begin with `#` are left alone:
 *
 *     1a2b3c4d5e6f7a8b stripe-secret-key until=2027-01-31 revoked on the day it leaked
 */
export function parseAllowed(text: string): Allowed[] {
  return linesOf(text).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [, fingerprint, rule, until, reason = ''] = LINE.exec(line) ?? []
    const refuse = (what: string) => failure.badException(ALLOWED_FILE, index + 1, what)
    if (fingerprint === undefined || rule === undefined)
      throw refuse('a line must hold a fingerprint of 16 hex digits, a rule, and a reason.')
    if (until !== undefined && !isDay(until)) throw refuse(`${mention(until)} is no day; write until=2027-01-31.`)
    if (!isReason(reason)) throw refuse('this exception has no reason.')
    return [{ fingerprint, rule, ...(until === undefined ? {} : { until }), reason }]
  })
}

const LINE = /^([0-9a-f]{16}) ([a-z0-9]+(?:-[a-z0-9]+)*)(?: until=(\S+))?(?: (.*))?$/

/** `.keyhold-allow` with these exceptions: sorted, so that branches that add some merge without conflict. */
export function formatAllowed(allowed: readonly Allowed[], before = ''): string {
  const comments = linesOf(before).filter((line) => line.startsWith('#'))
  const lines = allowed.map(({ fingerprint, rule, until, reason }) =>
    [fingerprint, rule, ...(until === undefined ? [] : [`until=${until}`]), reason].join(' '),
  )
  // The order of code units, which is the same on every machine.
  const sorted = [...new Set([...comments, ...lines])].sort()
  return sorted.map((line) => `${line}\n`).join('')
}

/** Whether this is a day of the calendar, written `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Today where the reader stands, written `2027-01-31`. */
export function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A reason that says something, in one line. */
export function isReason(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/[\r\n\0]/.test(text)
}

/** What a comment `keyhold-allow <rule> -- <reason>` says; a flaw when it does not say enough to count. */
export type Comment = { readonly rule: string; readonly reason: string } | { readonly flaw: string }

/** The comment in a line; undefined where there is none. */
export function commentIn(line: string): Comment | undefined {
  const written = MARK.exec(line)
  if (written === null) return undefined
  const [, rule, reason = ''] = /^[ \t]+(?!--)([^\s]+)[ \t]*(?:--(.*))?$/.exec(written[1] as string) ?? []
  if (rule === undefined) return { flaw: 'it names no rule' }
  const said = reason.replace(CLOSING, '').trim()
  return isReason(said) ? { rule, reason: said } : { flaw: 'it gives no reason after --' }
}

/** The comment on the line of a secret, or on a line of its own before. */
export function commentFor(text: string, before: string): Comment | undefined {
  return commentIn(text) ?? (ALONE.test(before) ? commentIn(before) : undefined)
}

const MARK = /(?<![\w.-])keyhold-allow(?![\w-])([^\r\n]*)/
/** Nothing but what begins a comment stands before it, so it is not about a secret on its own line. */
const ALONE = /^[^\p{L}\p{N}]*(?:(?:rem|dnl)\s+)?keyhold-allow(?![\w-])/iu
/** What ends a comment in the languages that have something for it. */
const CLOSING = /\s*(?:\*+\/|--!?>|-\}|#\}|%\}|(?:--)?(?:\}\}|%>)|\]\]|\*\)|=#|\|#|#>|["'`]{3})[\s\])},;]*$/

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/)
}
