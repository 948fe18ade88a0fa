import type { Rule } from './rule.js'

/**
 * What cannot stand before a keyword: where a pattern begins with the keyword and a look-behind, as
 * `(?<![A-Za-z0-9_])(?<secret>re_…`, a look at one byte tells that `core_` is none, and the pattern need not run.
 */
export function mayBegin(rule: Rule, keyword: string, bytes: Uint8Array, start: number): boolean {
  const excluded = excludedBefore(rule, keyword)
  if (excluded === undefined || start === 0 || excluded[bytes[start - 1] as number] === 0) return true
  // The letter before the key may belong to an escape: `\nre_…`, `%3Dre_…`, a colour.
  for (let at = start - 1; at >= Math.max(0, start - LONGEST_ESCAPE); at--)
    if (ESCAPES.includes(bytes[at] as number)) return true
  return false
}

/** In bytes; a colour is `\u001b[`, sixteen numbers and signs, and a letter. */
const LONGEST_ESCAPE = 32
const ESCAPES = [0x1b, 0x25, 0x5c]

const known = new WeakMap<Rule, Map<string, Uint8Array | undefined>>()

function excludedBefore(rule: Rule, keyword: string): Uint8Array | undefined {
  let tables = known.get(rule)
  if (tables === undefined) known.set(rule, (tables = new Map()))
  if (!tables.has(keyword)) tables.set(keyword, tableOf(rule.pattern, keyword))
  return tables.get(keyword)
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
