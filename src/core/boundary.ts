import type { Rule } from './rule.js'
import { shapeOf } from './shape.js'

/**
 * What cannot stand before a keyword: where a pattern begins with the keyword and a look-behind, as
 * `(?<![A-Za-z0-9_])(?<secret>re_…`, a look at one byte tells that `core_` is none, and a look at those that follow
 * that `re_export(` is none. Then the pattern need not run.
 */
export function mayBegin(rule: Rule, keyword: string, bytes: Uint8Array, start: number): boolean {
  const { excluded, lead } = edgesOf(rule, keyword)
  if (lead !== undefined && !mayGoOn(rule, bytes, start + lead)) return false
  if (excluded === undefined || start === 0 || excluded[bytes[start - 1] as number] === 0) return true
  // The letter before the key may belong to an escape: `\nre_…`, `%3Dre_…`, a colour.
  for (let at = start - 1; at >= Math.max(0, start - LONGEST_ESCAPE); at--)
    if (ESCAPES.includes(bytes[at] as number)) return true
  return false
}

/** Whether what follows can be this key, or is cut by what may stand between two parts of one, or by an escape. */
function mayGoOn({ pattern }: Rule, bytes: Uint8Array, start: number): boolean {
  const { opening } = shapeOf(pattern)
  for (let place = 0; place < opening.length; place++) {
    const byte = bytes[start + place]
    if (byte === undefined) return false
    if ((opening[place] as Uint8Array)[byte] === 0) return isJoint(bytes, start + place, place)
  }
  return true
}

/** Whether a key may go on behind this byte: in another literal, after a backslash, on the next line of folded text. */
function isJoint(bytes: Uint8Array, at: number, read: number): boolean {
  const byte = bytes[at] as number
  if (byte === BACKSLASH) return true
  if (byte === 10 || byte === 13) return read >= FOLDED
  if (!QUOTES.includes(byte)) return false
  let next = at + 1
  while (bytes[next] === 0x20 || bytes[next] === 0x09) next++
  return AFTER_LITERAL.includes(bytes[next] ?? 0)
}

const BACKSLASH = 0x5c
const QUOTES = [0x22, 0x27, 0x60]
/** What joins literals: `+`, `.`, `&`, another quote, the `f` of Python, a semicolon before `+=`, or the end of the line. */
const AFTER_LITERAL = [...QUOTES, 0x2b, 0x2e, 0x26, 0x3b, 0x66, 0x46, BACKSLASH, 10, 13]
/** As many characters of a word must stand before the end of a line that is folded. */
const FOLDED = 8

/** In bytes; a colour is `\u001b[`, sixteen numbers and signs, and a letter. */
const LONGEST_ESCAPE = 32
const ESCAPES = [0x1b, 0x25, 0x5c]

/** What is known of a keyword of a rule. */
interface Edges {
  /** The bytes that cannot stand before it. */
  readonly excluded: Uint8Array | undefined
  /** How many of its characters stand before the secret, where the rest begins the secret. */
  readonly lead: number | undefined
}

const known = new WeakMap<Rule, Map<string, Edges>>()

function edgesOf(rule: Rule, keyword: string): Edges {
  let edges = known.get(rule)
  if (edges === undefined) known.set(rule, (edges = new Map()))
  let own = edges.get(keyword)
  if (own === undefined) {
    own = { excluded: tableOf(rule.pattern, keyword), lead: leadOf(rule, keyword) }
    edges.set(keyword, own)
  }
  return own
}

/**
 * `"pat` is a quote before `pat`, with which every secret of its rule begins. Only a beginning that is nearly literal
 * counts: a word that stands near may begin with any letters, too.
 */
function leadOf({ pattern, context, isAssignment }: Rule, keyword: string): number | undefined {
  if (context !== undefined || isAssignment) return undefined
  const { opening } = shapeOf(pattern)
  for (let lead = 0; lead <= keyword.length - FEWEST_LITERAL; lead++) {
    const begun = Buffer.from(keyword.slice(lead, lead + opening.length), 'latin1')
    if (begun.length >= FEWEST_LITERAL && begun.every((byte, place) => isNearly(opening[place] as Uint8Array, byte)))
      return lead
  }
  return undefined
}

/** Fewer characters say too little. */
const FEWEST_LITERAL = 2

/** Whether a byte, in either case, is one of few that can stand there. */
function isNearly(table: Uint8Array, byte: number): boolean {
  const upper = byte >= 0x61 && byte <= 0x7a ? byte - 32 : byte
  return (table[byte] === 1 || table[upper] === 1) && table.reduce((sum, member) => sum + member, 0) <= 6
}

/** 1 for each byte that the look-behind excludes; undefined where the pattern may begin in another way. */
function tableOf({ source, flags }: RegExp, keyword: string): Uint8Array | undefined {
  const [start, before] = /^\(\?<!(\[(?:[^\\\]^]|\\.)+\])\)\(\?<secret>/s.exec(source) ?? []
  if (start === undefined || before === undefined) return undefined
  // In lower case a literal is itself, but for what has a meaning in a pattern. What follows must not make it optional.
  const end = start.length + keyword.length
  const isLiteral = /^[a-z0-9_-]+$/.test(keyword) && source.slice(start.length, end).toLowerCase() === keyword
  if (!isLiteral || /[?*{]/.test(source.charAt(end)) || hasChoice(source)) return undefined
  const excluded = new RegExp(before, flags.replace(/[gy]/g, ''))
  return Uint8Array.from({ length: 256 }, (_, byte) => (excluded.test(String.fromCharCode(byte)) ? 1 : 0))
}

/** Whether there is a `|` outside of all groups, or at the top of the first named one. */
function hasChoice(source: string): boolean {
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:[^\\\]]|\\.)*\]|[()|]/gs)) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (token === '|' && depth <= 1) return true
  }
  return false
}
