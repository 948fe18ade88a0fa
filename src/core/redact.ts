import { createHash, scryptSync } from 'node:crypto'
import type { Candidate } from './detect.js'
import { maskIn, printable } from './escape.js'
import type { Excerpt, Finding, Place, Within } from './finding.js'
import { firstIndex } from './resolve.js'
import type { Rule } from './rule.js'
import { utf8 } from './text.js'

/** Where the candidates of one text were found, as it may be printed. */
export interface Located {
  readonly path: string
  readonly candidates: readonly Candidate[]
  /** The commit that brings it, where commits are scanned. */
  readonly commit?: string
  /** What they stand in, when that is no text. */
  readonly within?: Within
  /** Whether the same change takes these secrets away elsewhere, or a merged branch has them. */
  readonly isMoved?: true
  /** Every candidate of the text, where some are left out: none of them may be shown. */
  readonly all?: readonly Candidate[]
}

/**
 * The only door out: candidates go in, findings without the secret come out, one for each secret. `mark` gives the
 * fingerprint of a candidate.
 */
export function redact(texts: readonly Located[], mark = fingerprinter()): Finding[] {
  const findings = new Map<string, { finding: Finding; places: [Place, ...Place[]] }>()
  for (const { path, candidates, commit, within, isMoved, all = candidates } of texts) {
    const neighbours = neighboursOf(all)
    for (const candidate of candidates) {
      const fingerprint = mark(candidate)
      const known = findings.get(fingerprint)
      const place = {
        ...placeOf(path, candidate),
        ...(commit === undefined ? {} : { commit }),
        ...(within === undefined ? {} : { within }),
        ...(isMoved === undefined ? {} : { isMoved }),
      }
      if (known !== undefined) known.places.push(place)
      else {
        const places: [Place] = [place]
        findings.set(fingerprint, { finding: toFinding(candidate, fingerprint, places, neighbours), places })
      }
    }
  }
  return [...findings.values()].map(({ finding }) => finding)
}

/** Gives fingerprints, each worked out once: the hash is slow for secrets that people choose. */
export function fingerprinter(): (candidate: Candidate) => string {
  const known = new Map<string, string>()
  return ({ rule, secret }) => {
    const key = `${rule.id} ${secret}`
    const fingerprint = known.get(key) ?? fingerprintOf(rule, secret)
    known.set(key, fingerprint)
    return fingerprint
  }
}

/** 16 hex digits. Secrets that people choose go through a slow hash, so that they cannot be guessed from it. */
export function fingerprintOf(rule: Rule, secret: string): string {
  const salt = `keyhold:${rule.id}`
  if (rule.guessable) return scryptSync(secret, salt, 8, { N: 8192 }).toString('hex')
  return createHash('sha256').update(`${salt}:${secret}`, 'latin1').digest('hex').slice(0, 16)
}

/** Whether a word can be a fingerprint: 16 hex digits. The id of a rule never looks like that. */
export function isFingerprint(word: string): boolean {
  return /^[0-9a-f]{16}$/.test(word)
}

/** What may be shown of a secret: its public prefix, and the last four of at least twenty random characters. */
export function previewOf(rule: Rule, secret: string): string {
  const { prefix, tail } = shown(rule, secret)
  if (rule.guessable) return 'value not shown'
  return `${prefix}… ${secret.length} characters${tail === '' ? '' : `, ends ${tail}`}`
}

function shown(rule: Rule, secret: string): { prefix: string; tail: string } {
  const prefix =
    rule.keywords
      .filter((keyword) => secret.toLowerCase().startsWith(keyword.toLowerCase()))
      .sort((a, b) => b.length - a.length)[0] ?? ''
  const random = secret.length - prefix.length
  const tail = secret.slice(-4)
  return {
    // Of a file in bytes the prefix is no text.
    prefix: /^[\x20-\x7e]*$/.test(prefix) ? secret.slice(0, prefix.length) : '',
    tail: !rule.guessable && random >= 20 && /^[A-Za-z0-9]{4}$/.test(tail) ? tail : '',
  }
}

function toFinding(
  candidate: Candidate,
  fingerprint: string,
  places: readonly [Place, ...Place[]],
  neighbours: Neighbours,
): Finding {
  const { rule, mode, secret } = candidate
  return {
    rule: rule.id,
    provider: rule.provider,
    title: rule.title,
    mode,
    severity: rule.severity,
    certainty: candidate.certainty,
    fingerprint,
    preview: previewOf(rule, secret),
    risk: rule.remediation.risk,
    variable: rule.variable,
    lookalikes: (rule.lookalikes ?? []).filter(({ shape }) => shape === undefined || shape.test(secret)),
    disguise: candidate.disguise,
    excerpt: excerptOf(candidate, neighbours),
    places,
  }
}

function placeOf(path: string, { line, column, endLine, endColumn }: Candidate): Place {
  return { path, line, column, endLine, endColumn }
}

/** Finds the candidates in a part of the text. */
type Neighbours = (from: number, to: number) => readonly Candidate[]

function neighboursOf(candidates: readonly Candidate[]): Neighbours {
  const sorted = [...candidates].sort((a, b) => a.start - b.start)
  let reached = 0
  const ends = sorted.map(({ end }) => (reached = Math.max(reached, end)))
  return (from, to) =>
    sorted
      .slice(
        firstIndex(sorted.length, (index) => (ends[index] as number) > from),
        firstIndex(sorted.length, (index) => (sorted[index] as Candidate).start >= to),
      )
      .filter(({ end }) => end > from)
}

/** How much of a line is shown to the left and right of the secret. */
const [LEFT, RIGHT] = [44, 24]

/**
 * The line with every secret on it masked, cut to what stands close by. A run of letters and digits at the cut is
 * taken as a whole before it is masked: the first half of a key looks like a word.
 */
function excerptOf(candidate: Candidate, neighbours: Neighbours): Excerpt {
  const { around, start } = candidate
  const origin = start - around.at
  const from = around.at > LEFT ? startOfCharacter(around.text, startOfRun(around.text, around.at - LEFT)) : 0
  const isCut = from > 0
  if (BINARY.test(around.text.slice(from, around.at + around.length))) return { text: '… (bytes)', at: 0 }
  const right = Math.min(around.text.length, endOfRun(around.text, around.at + around.length + RIGHT))
  const to = right === around.text.length ? right : startOfCharacter(around.text, right)
  let text = ''
  let at = 0
  let position = from
  let lastMask = 0
  const masked = withCopies(neighbours(origin + from, origin + to), around.text, origin).filter(
    (other) => other.start < origin + to && other.end > origin + from,
  )
  for (const other of masked) {
    if (other.end - origin <= position) {
      if (other === candidate) at = lastMask
      continue
    }
    const otherStart = Math.max(position, other.start - origin)
    text += plain(around.text.slice(position, otherStart))
    lastMask = text.length
    if (other === candidate) at = lastMask
    text += maskOf(other)
    position = Math.max(position, other.end - origin)
  }
  text += plain(around.text.slice(position, to))
  const lead = isCut ? '…' : ''
  const indent = isCut ? 0 : text.length - text.trimStart().length
  return { text: lead + text.slice(indent).trimEnd(), at: at + lead.length - indent }
}

// oxlint-disable-next-line no-control-regex -- no text holds them
const BINARY = /[\u0000-\u0006]/

/** The candidates, and the places where their secrets stand once more in a way that no rule looks for. */
function withCopies(candidates: readonly Candidate[], text: string, origin: number): Candidate[] {
  const copies = candidates.flatMap((candidate) => {
    const found: Candidate[] = []
    for (let at = text.indexOf(candidate.secret); at >= 0; at = text.indexOf(candidate.secret, at + 1)) {
      if (origin + at !== candidate.start)
        found.push({ ...candidate, start: origin + at, end: origin + at + candidate.secret.length })
    }
    return found
  })
  return [...candidates, ...copies].sort((a, b) => a.start - b.start)
}

function startOfRun(text: string, at: number): number {
  return at - (/[A-Za-z0-9_+/-]*$/.exec(text.slice(Math.max(0, at - LONGEST_RUN), at))?.[0].length ?? 0)
}

function endOfRun(text: string, at: number): number {
  return at + (/^[A-Za-z0-9_+/-]*/.exec(text.slice(at, at + LONGEST_RUN))?.[0].length ?? 0)
}

/** Of a character of several bytes the bytes after the first are 10xxxxxx. */
function startOfCharacter(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && (text.charCodeAt(start) & 0xc0) === 0x80) start--
  return start
}

/** Longer runs are cut where they are: what is left of them is long enough to be masked. */
const LONGEST_RUN = 256

function maskOf({ rule, secret, disguise }: Candidate): string {
  if (disguise.length > 0) return '…'
  const { prefix, tail } = shown(rule, secret)
  return `${prefix}…${tail}`
}

/** Bytes as they may be printed: decoded, controls escaped, and whatever looks like a key masked. */
function plain(bytes: string): string {
  return maskIn(printable(utf8(bytes))).replaceAll('\t', ' ')
}
