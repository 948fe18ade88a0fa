/**
 * Keys that do not stand in the text as they are: in base64, in escapes, or split over string literals. Each wrapping
 * has keywords of its own, so that clean text costs nothing; what is unwrapped is scanned like any other text.
 */
export type Disguise = 'base64' | 'escapes' | 'split literals'

export interface Wrapped {
  readonly disguise: Disguise
  /** The ways it can be read; base64 does not say where its groups of four begin. */
  readonly readings: readonly string[]
  /** Where the wrapped text stands. */
  readonly start: number
  readonly end: number
}

/**
 * Escaped text is common; what gives a key away is an escaped `_` or `-`, which nearly every prefix holds, or the
 * first letters of the few prefixes that hold none (AKIA, AIza).
 */
const ESCAPES = ['5f', '2d', '5F', '2D'].flatMap((hex) => [
  `\\x${hex}`,
  `\\u00${hex}`,
  `\\u{${hex}`,
  `%${hex}`,
  `%25${hex}`,
  `&#x${hex}`,
])
const ESCAPED_LETTERS = [
  '&#95;',
  '&#45;',
  ...['\\x', '\\u00', '%'].flatMap((mark) => [`${mark}41${mark}4b`, `${mark}41${mark}49`]),
]
// prettier-ignore
const JOINTS = [
  '"+"', "'+'", '`+`', `"+'`, `'+"`, '"."', "'.'",
  '" + "', "' + '", '` + `', `" + '`, `' + "`, '" . "', "' . '", '" & "', '" .. "',
]
/** Base64 of `{"`: what stands in a JSON text may be in base64 once more, as in the configuration of Docker. */
const JSON_IN_BASE64 = 'eyJ'

/** No wrapped text is read longer than this to either side. */
const LONGEST = 4096
/** How far to either side `unwrap` looks at most: of base64 also at the lines where it no longer goes on. */
export const REACH: Readonly<Record<Disguise, number>> = {
  base64: LONGEST + 512,
  escapes: LONGEST,
  'split literals': LONGEST / 4,
}
/** Fewer characters than these say too little about what base64 hides. */
const SHORTEST_FRAGMENT = 5
/** More characters than these add nothing. */
const LONGEST_FRAGMENT = 8

/** The literal text that gives each disguise away. `keywords` are those worth looking for inside base64. */
export function disguiseKeywords(
  keywords: readonly string[],
): readonly (readonly [keyword: string, disguise: Disguise])[] {
  return [
    ...[...ESCAPES, ...ESCAPED_LETTERS].map((keyword) => [keyword.toLowerCase(), 'escapes'] as const),
    ...JOINTS.map((keyword) => [keyword, 'split literals'] as const),
    ...[...new Set([JSON_IN_BASE64.toLowerCase(), ...keywords.flatMap(base64Fragments)])].map(
      (keyword) => [keyword, 'base64'] as const,
    ),
  ]
}

/** Reads the wrapped text around `at`, or nothing when there is none. */
export function unwrap(disguise: Disguise, text: string, at: number): Wrapped | undefined {
  switch (disguise) {
    case 'base64':
      return fromBase64(text, at)
    case 'escapes':
      return fromEscapes(text, at)
    case 'split literals':
      return fromLiterals(text, at)
  }
}

/**
 * The text with `"…" + '…'`, `"…"⏎"…"`, `"…".concat("…")`, `"…"⏎key += "…"`, backslash line ends and the folded lines of
 * YAML closed up; the same text when there are none.
 */
export function joinLiterals(text: string): string {
  return text
    .replace(NEIGHBOURS, '')
    .replace(SUM, '')
    .replace(/\\\r?\n[ \t]{0,80}/g, '')
    .replace(/\r?\n[ \t]{1,40}/g, (gap, at: number, all: string) => (isFold(all, at, at + gap.length) ? '' : gap))
}

const NEIGHBOURS =
  /(["'`])[ \t]{0,8}(?:[+.&]|\.\.|\\)?[ \t]{0,8}(?:\r?\n[ \t]{0,80})?(?:[+.&][ \t]{0,8})?(?:(?<=[ \t\n])[fF])?\1/g
const SUM =
  /["'`](?:[ \t]{0,8}[+.&][ \t]{0,8}(?:\r?\n[ \t]{0,80})?|[ \t]{0,8}\r?\n[ \t]{0,80}[+.&][ \t]{0,8}|\.concat\([ \t]{0,8}|;?[ \t]{0,8}\r?\n[ \t]{0,80}[$\w.]{1,64}[ \t]{0,8}[+.]=[ \t]{0,8})["'`]/g

/** Whether a line end stands between two parts of what may be one word: eight characters of it to either side. */
function isFold(text: string, from: number, to: number): boolean {
  return /^[A-Za-z0-9_-]{8}$/.test(text.slice(from - 8, from)) && /^[A-Za-z0-9_-]{8}$/.test(text.slice(to, to + 8))
}

/** The characters that base64 must contain, wherever `keyword` begins in a group of three bytes. */
function base64Fragments(keyword: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + keyword).toString('base64')
    const fragment = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + keyword.length) * 8) / 6))
    return fragment.length >= SHORTEST_FRAGMENT ? [fragment.toLowerCase().slice(0, LONGEST_FRAGMENT)] : []
  })
}

function fromBase64(text: string, at: number): Wrapped | undefined {
  const { start, end } = linesAround(text, at)
  if (end - start < 16) return undefined
  const run = text.slice(start, end).replace(/[^A-Za-z0-9+/_-]/g, '')
  return {
    disguise: 'base64',
    readings: [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
    start,
    end,
  }
}

function fromEscapes(text: string, at: number): Wrapped | undefined {
  const { start, end } = runAround(text, at, /[^\s"'`<>]/)
  const run = text.slice(start, end)
  const plain = run
    .replace(
      /\\u\{?00([0-9a-f]{2})\}?|\\u\{([0-9a-f]{2})\}|\\x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2});/gi,
      (_, ...hex: (string | undefined)[]) =>
        String.fromCharCode(Number.parseInt(hex.slice(0, 5).find((digits) => digits !== undefined) ?? '0', 16)),
    )
    .replace(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
  return plain === run ? undefined : { disguise: 'escapes', readings: [plain], start, end }
}

function fromLiterals(text: string, at: number): Wrapped | undefined {
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - LONGEST / 4)
  const end = Math.min(text.length, at + LONGEST / 4)
  const run = text.slice(start, end)
  const joined = joinLiterals(run)
  return joined === run ? undefined : { disguise: 'split literals', readings: [joined], start, end }
}

/** A run of base64; where it fills a line, also the run on the next one, as long as it goes on. */
function linesAround(text: string, at: number): { start: number; end: number } {
  let { start, end } = runAround(text, at, BASE64)
  while (at - start < LONGEST) {
    const before = LINE_BEFORE.exec(text.slice(Math.max(0, start - 200), start))
    if (before === null) break
    start -= before[0].length
  }
  while (end - at < LONGEST && FULL_LINE.test(text.slice(Math.max(0, end - 77), end))) {
    const after = LINE_AFTER.exec(text.slice(end, end + 200))
    if (after === null) break
    end += after[0].length
  }
  return { start, end }
}

/** MIME and base64(1) end lines after 76 characters, PEM and OpenSSL after 64; some tools after 60. */
const FULL_LINE = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{60,76}$/
const LINE_BEFORE = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{60,76}\r?\n[ \t]{0,40}$/
const LINE_AFTER = /^\r?\n[ \t]{0,40}[A-Za-z0-9+/_-]{4,76}(?![A-Za-z0-9+/_-])/

const BASE64 = /[A-Za-z0-9+/_-]/

function runAround(text: string, at: number, member: RegExp): { start: number; end: number } {
  let [start, end] = [at, at]
  while (start > 0 && at - start < LONGEST && member.test(text[start - 1] as string)) start--
  while (end < text.length && end - at < LONGEST && member.test(text[end] as string)) end++
  return { start, end }
}
