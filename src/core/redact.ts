import { createHash, scryptSync } from 'node:crypto'
import type { Candidate } from './detect.js'
import { maskIn, printable } from './escape.js'
import type { Excerpt, Finding, Place } from './finding.js'
import type { Rule } from './rule.js'

/** Where the candidates of one text were found, as it may be printed. */
export interface Located {
  readonly path: string
  readonly candidates: readonly Candidate[]
  /** The commit that brings it, where commits are scanned. */
  readonly commit?: string
}

/**
 * The only door out: candidates go in, findings without the secret come out, one for each secret. `mark` gives the
 * fingerprint of a candidate.
 */
export function redact(texts: readonly Located[], mark = fingerprinter()): Finding[] {
  const findings = new Map<string, Finding>()
  for (const { path, candidates, commit } of texts) {
    for (const candidate of candidates) {
      const fingerprint = mark(candidate)
      const known = findings.get(fingerprint)
      const place = { ...placeOf(path, candidate), ...(commit === undefined ? {} : { commit }) }
      const finding = known
        ? { ...known, places: [...known.places, place] as const }
        : toFinding(candidate, fingerprint, place, candidates)
      findings.set(fingerprint, finding as Finding)
    }
  }
  return [...findings.values()]
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
    prefix: secret.slice(0, prefix.length),
    tail: !rule.guessable && random >= 20 && /^[A-Za-z0-9]{4}$/.test(tail) ? tail : '',
  }
}

function toFinding(candidate: Candidate, fingerprint: string, place: Place, neighbours: readonly Candidate[]): Finding {
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
    places: [place],
  }
}

function placeOf(path: string, { line, column, endLine, endColumn }: Candidate): Place {
  return { path, line, column, endLine, endColumn }
}

/** How much of a line is shown to the left and right of the secret. */
const [LEFT, RIGHT] = [44, 24]

/** The line with every secret on it masked, cut to what stands close by. */
function excerptOf(candidate: Candidate, neighbours: readonly Candidate[]): Excerpt {
  const { around, start } = candidate
  const origin = start - around.at
  const isCut = around.at > LEFT
  const from = isCut ? around.at - LEFT : 0
  const to = around.at + around.length + RIGHT
  const others = neighbours.filter((other) => other.start < origin + to && other.end > origin + from)
  let text = ''
  let at = 0
  let position = from
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    const otherStart = Math.max(position, other.start - origin)
    text += plain(around.text.slice(position, otherStart))
    if (other === candidate) at = text.length
    text += maskOf(other)
    position = Math.max(position, other.end - origin)
  }
  text += plain(around.text.slice(position, to))
  const lead = isCut ? '…' : ''
  const indent = isCut ? 0 : text.length - text.trimStart().length
  return { text: lead + text.slice(indent).trimEnd(), at: at + lead.length - indent }
}

function maskOf({ rule, secret, disguise }: Candidate): string {
  if (disguise.length > 0) return '…'
  const { prefix, tail } = shown(rule, secret)
  return `${prefix}…${tail}`
}

/** Bytes as they may be printed: decoded, controls escaped, and whatever looks like a key masked. */
function plain(bytes: string): string {
  return maskIn(printable(Buffer.from(bytes, 'latin1').toString('utf8'))).replaceAll('\t', ' ')
}
