import type { Candidate } from './detect.js'
import { type Dialect, dialectOf, type Template } from './dialects.js'
import { maskIn, printable } from './escape.js'
import { readingOf } from './languages.js'
import { createDecoder, encodingOf, utf8 } from './text.js'

/** Takes keys out of a text: each literal gives way to what reads an environment variable, and nothing else changes. */

/** A text without the keys, or the reason why it cannot be had. */
export type Replacement =
  | { readonly bytes: Buffer; readonly readings: readonly Reading[]; readonly needs: string | undefined }
  | { readonly reason: string }

/** What stands in the place of a key. */
export interface Reading {
  readonly candidate: Candidate
  readonly code: string
  /** The line as it is from now on, safe to print. */
  readonly after: string
}

/** A key, and the variable that is to hold it. */
export interface Wanted {
  readonly candidate: Candidate
  readonly variable: string
}

/**
 * `path`: safe to print. `wanted`: what a scan of these very bytes has found, and `others` what it has found besides,
 * which stays, and is not shown.
 */
export function replaceIn(
  bytes: Buffer,
  path: string,
  wanted: readonly Wanted[],
  others: readonly Candidate[] = [],
): Replacement {
  const opened = decoded(bytes)
  if ('reason' in opened) return opened
  const dialect = dialectOf(path)
  if (dialect.kind === 'unable') return dialect
  const edits: Edit[] = []
  const taken: { candidate: Candidate; code: string; start: number }[] = []
  for (const { candidate, variable } of wanted) {
    const found = standing(opened.text, candidate)
    if ('reason' in found) return found
    const change = changeIn(dialect, { path, text: opened.text, variable, ...found })
    if ('reason' in change) return change
    edits.push(...change.edits)
    taken.push({ candidate, code: change.code, start: found.start })
  }
  const text = applied(opened.text, edits)
  if (text === undefined) return { reason: 'Two keys stand in one literal there: take them out by hand.' }
  const needs = dialect.kind === 'literals' ? dialect.needs : undefined
  return {
    bytes: opened.close(text),
    readings: taken.map(({ candidate, code, start }) => ({
      candidate,
      code,
      after: lineOf(text, start + shiftBefore(edits, start), others),
    })),
    needs: needs === undefined || needs.shown.test(opened.text) ? undefined : needs.line,
  }
}

/** How much longer the text becomes before a place. */
function shiftBefore(edits: readonly Edit[], at: number): number {
  return edits.filter(({ to }) => to <= at).reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0)
}

/** The line around a place, without what else is secret on it. */
function lineOf(text: string, at: number, others: readonly Candidate[]): string {
  const from = lineStart(text, at)
  const end = text.indexOf('\n', at)
  const line = text.slice(Math.max(from, at - 60), Math.min(end < 0 ? text.length : end, at + 100)).trim()
  const masked = others.reduce((left, { secret }) => left.replaceAll(secret, '…'), line)
  return maskIn(printable(utf8(masked)))
}

/** A part of the text, and what it becomes. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

interface Spot {
  readonly path: string
  readonly text: string
  readonly variable: string
  readonly start: number
  readonly end: number
}

type Change = { readonly edits: readonly Edit[]; readonly code: string } | { readonly reason: string }

/** The text, one character a byte of UTF-8, and the way back to the same encoding. */
function decoded(bytes: Buffer): { text: string; close: (text: string) => Buffer } | { readonly reason: string } {
  const encoding = encodingOf(bytes)
  if (encoding === 'bytes') {
    if (bytes.includes(0)) return { reason: 'It is a binary file.' }
    return { text: bytes.toString('latin1'), close: (text) => Buffer.from(text, 'latin1') }
  }
  const text = createDecoder()(Buffer.from(bytes), true).toString('latin1')
  const close = (changed: string) => {
    const wide = Buffer.from(utf8(changed), 'utf16le')
    return encoding === 'utf16be' ? wide.swap16() : wide
  }
  return close(text).equals(bytes) ? { text, close } : { reason: 'It is UTF-16 with parts that are no text.' }
}

function standing(
  text: string,
  { disguise, start, end, secret }: Candidate,
): { start: number; end: number } | { reason: string } {
  if (disguise.length > 0) return { reason: `It is hidden in ${disguise.join(', then ')}: take it out by hand.` }
  if (text.slice(start, end) === secret) return { start, end }
  // The second reading of a text counts from elsewhere.
  const at = text.indexOf(secret)
  return at >= 0 && text.indexOf(secret, at + 1) < 0
    ? { start: at, end: at + secret.length }
    : { reason: 'The key does not stand there in one piece.' }
}

function changeIn(dialect: Exclude<ReturnType<typeof dialectOf>, { kind: 'unable' }>, spot: Spot): Change {
  switch (dialect.kind) {
    case 'literals':
      return inLiteral(dialect, spot)
    case 'shell':
      return inShell(spot)
    case 'template':
      return inTemplate(dialect, spot)
    case 'dotenv':
      return { edits: [{ from: spot.start, to: spot.end, text: '' }], code: 'an empty value' }
  }
}

function inTemplate({ read, loop }: Template, { text, variable, start, end }: Spot): Change {
  const before = text.slice(lineStart(text, start), start)
  if (loop !== undefined && new RegExp(`(?<![A-Za-z0-9_])${variable}\\s*[:?]?[=:]\\s*["']?$`).test(before))
    return { reason: loop }
  const code = read(variable)
  return { edits: [{ from: start, to: end, text: code }], code }
}

/** A literal: where its quotes stand, or the comment, or the template of several lines that is around a key. */
type Surrounding =
  | { readonly kind: 'literal'; readonly quote: string; readonly from: number; readonly to: number }
  | { readonly kind: 'comment' }
  | { readonly kind: 'open template' }
  | { readonly kind: 'none'; readonly reason: string }

function inLiteral(dialect: Dialect, spot: Spot): Change {
  const { path, text, variable, start, end } = spot
  const code = readingOf(path, variable).code as string
  const around = surroundingOf(text, start, end, dialect)
  switch (around.kind) {
    case 'none':
      return around
    case 'comment':
      return { edits: [{ from: start, to: end, text: variable }], code: variable }
    case 'open template':
      return { edits: [{ from: start, to: end, text: `\${${code}}` }], code }
    case 'literal':
      return inQuotes(dialect, spot, around, code)
  }
}

function inQuotes(
  { inside = {}, requote, joint, prefix, constant }: Dialect,
  { path, text, start, end }: Spot,
  around: Extract<Surrounding, { kind: 'literal' }>,
  code: string,
): Change {
  const { quote, to } = around
  const before = text.slice(Math.max(0, around.from - 500), around.from)
  const lead = prefix?.exec(before)?.[0] ?? ''
  const from = around.from - lead.length
  if (/[\w$@#]$/.test(before.slice(0, before.length - lead.length)))
    return { reason: 'The literal has a prefix that says how it is read: take the key out by hand.' }
  if (constant?.test(before.slice(before.lastIndexOf('\n') + 1)) === true)
    return { reason: 'The value there must be known when the program is built: make it a variable first.' }
  if (/[{,]\s*$/.test(before) && /^\s*:/.test(text.slice(to, to + 40)) && requote !== undefined)
    return { reason: 'It is the name of a property: take it out by hand.' }
  const isMarkup = requote !== undefined && /<[A-Za-z][\w.:-]*(?:\s[^<>]*)?\s[\w:-]+=$/.test(before)
  if (isMarkup && !/\.[cm]?[jt]sx?$/.test(path))
    return { reason: 'It is an attribute in markup: bind it to an expression by hand.' }
  const [open, close] = isMarkup ? ['{', '}'] : ['', '']
  const isWhole = around.from + quote.length === start && end === to - quote.length
  if (isWhole) return { edits: [{ from, to, text: open + code + close }], code }
  if (quote.length > 1) return { reason: 'It stands inside a text of several lines: take it out by hand.' }
  const interpolated = inside[quote]
  if (interpolated !== undefined) return { edits: [{ from: start, to: end, text: interpolated(code) }], code }
  const rest = text.slice(around.from + 1, start) + text.slice(end, to - 1)
  if (requote?.from.includes(quote) === true) {
    if (/`|\$\{/.test(rest))
      return { reason: 'The literal holds more than fits into a template: take the key out by hand.' }
    const [first, last] = [open + requote.to, requote.to + close]
    const edits = [
      { from, to: from + 1, text: first },
      { from: start, to: end, text: `\${${code}}` },
      { from: to - 1, to, text: last },
    ]
    return { edits, code }
  }
  if (joint === undefined || lead !== '')
    return { reason: 'It is only a part of the literal: put the text together by hand.' }
  return { edits: joined(text, start, end, around, code, joint), code }
}

/** `"Bearer <key>"` becomes `("Bearer " + code)`. */
function joined(
  text: string,
  start: number,
  end: number,
  { quote, from, to }: { quote: string; from: number; to: number },
  code: string,
  joint: string,
): Edit[] {
  const left = start === from + 1 ? '' : `${text.slice(from, start)}${quote}${joint}`
  const right = end === to - 1 ? '' : `${joint}${quote}${text.slice(end, to)}`
  return [{ from, to, text: `(${left}${code}${right})` }]
}

/**
 * What is around a key, read from the beginning of its line: what a quote means depends on what stands before it, and
 * few literals go over several lines.
 */
function surroundingOf(
  text: string,
  start: number,
  end: number,
  { quotes, comment, hasTriple, inside }: Dialect,
): Surrounding {
  const first = lineStart(text, start)
  if (hasTriple && isOdd(text.slice(0, first), /"""|'''/g)) return SEVERAL_LINES
  const isTemplate =
    quotes.includes('`') && inside?.['`'] !== undefined && isOdd(text.slice(0, first).replaceAll(/\\[^]/g, ''), /`/g)
  if (isTemplate) return { kind: 'open template' }
  if (isInBlockComment(text, start)) return { kind: 'comment' }
  let quote = ''
  let from = -1
  for (let at = first; at < start; at++) {
    const char = text[at] as string
    if (quote !== '') {
      if (char === '\\') at++
      else if (text.startsWith(quote, at)) {
        at += quote.length - 1
        quote = ''
      }
      continue
    }
    comment.lastIndex = at
    if (comment.test(text) && !/[\w:]$/.test(text.slice(first, at))) return { kind: 'comment' }
    if (!quotes.includes(char)) continue
    quote = hasTriple && text.startsWith(char.repeat(3), at) ? char.repeat(3) : char
    from = at
    at += quote.length - 1
  }
  if (quote === '') return { kind: 'none', reason: 'It does not stand in a string literal: take it out by hand.' }
  const to = closing(text, end, quote)
  return to === undefined ? SEVERAL_LINES : { kind: 'literal', quote, from, to }
}

const SEVERAL_LINES = {
  kind: 'none',
  reason: 'It stands inside a text of several lines: take it out by hand.',
} as const

/** Where the literal ends that goes on at `at`; undefined where its line ends first. */
function closing(text: string, at: number, quote: string): number | undefined {
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text.startsWith(quote, i)) return i + quote.length
    else if (text[i] === '\n' && quote.length === 1 && quote !== '`') return undefined
  }
  return undefined
}

function isInBlockComment(text: string, at: number): boolean {
  const open = text.lastIndexOf('/*', at)
  if (open < 0 || text.lastIndexOf('*/', at) > open) return false
  // `'src/**/*.ts'` opens no comment.
  return /(?:^|[\s;{}(),])$/.test(text.slice(Math.max(0, open - 1), open))
}

function inShell({ text, variable, start, end }: Spot): Change {
  if (isInHereDocument(text, start)) return { reason: 'It stands in a here-document: take it out by hand.' }
  const first = lineStart(text, start)
  let quote = ''
  let from = -1
  for (let at = first; at < start; at++) {
    const char = text[at] as string
    if (char === '\\' && quote !== "'") at++
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '#' && /(?:^|[\s;])$/.test(text.slice(first, at)))
      return { edits: [{ from: start, to: end, text: variable }], code: variable }
    else if (char === '"' || char === "'") [quote, from] = [char, at]
  }
  if (isOdd(text.slice(0, first).replaceAll(/\\[^]/g, ''), /'/g) && quote === '') return SEVERAL_LINES
  const code = `"$${variable}"`
  if (quote === '') return { edits: [{ from: start, to: end, text: code }], code }
  if (from + 1 === start && text[end] === quote) return { edits: [{ from, to: end + 1, text: code }], code }
  return { edits: [{ from: start, to: end, text: quote === '"' ? `\${${variable}}` : `'${code}'` }], code }
}

function isInHereDocument(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return [...before.matchAll(/<<-?\s*\\?(["']?)(\w+)\1/g)].some(
    (match) => !new RegExp(`^\\s*${match[2]}\\s*$`, 'm').test(before.slice(match.index + match[0].length)),
  )
}

/** The text with all edits; undefined where two of them are about the same part. */
function applied(text: string, edits: readonly Edit[]): string | undefined {
  const unique = new Map(edits.map((edit) => [`${edit.from} ${edit.to} ${edit.text}`, edit]))
  let result = ''
  let position = 0
  for (const { from, to, text: fresh } of [...unique.values()].sort((a, b) => a.from - b.from)) {
    if (from < position) return undefined
    result += text.slice(position, from) + fresh
    position = to
  }
  return result + text.slice(position)
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function isOdd(text: string, pattern: RegExp): boolean {
  return (text.match(pattern)?.length ?? 0) % 2 === 1
}
