/**
 * What a pattern says of the secret without being run: how many bytes it has at least, which ones they can be, and which
 * of them must stand at its beginning. A pattern that cannot be read so is always run.
 */
export interface Shape {
  /** The fewest and the most bytes of a secret. */
  readonly least: number
  readonly most: number
  /** 1 for each byte that can stand in it. */
  readonly members: Uint8Array
  /** For each of its first places that every secret has, the bytes that can stand there. */
  readonly opening: readonly Uint8Array[]
}

const known = new WeakMap<RegExp, Shape>()

/** The shape of what the group `secret` catches. Of a pattern that cannot be read, one that everything has. */
export function shapeOf(pattern: RegExp): Shape {
  let shape = known.get(pattern)
  // A pattern of a configuration is written in the language of RE2.
  if (shape === undefined) known.set(pattern, (shape = (pattern.constructor === RegExp && read(pattern)) || ANY))
  return shape
}

const ANY: Shape = { least: 0, most: Infinity, members: new Uint8Array(256), opening: [] }

function read({ source, ignoreCase }: RegExp): Shape | undefined {
  const start = source.indexOf(GROUP)
  if (start < 0) return undefined
  try {
    const reader: Reader = { source, at: start + GROUP.length, ignoreCase }
    return readChoice(reader)
  } catch {
    return undefined
  }
}

/** Whether `bytes[from, to)` holds as many bytes of a shape side by side as its secrets have at least. */
export function mayHold({ least, members }: Shape, bytes: Uint8Array, from: number, to: number): boolean {
  if (least === 0) return true
  // Every run that is long enough covers one of these places.
  for (let at = from + least - 1; at < to; at += least) {
    if (members[bytes[at] as number] === 0) continue
    let [first, last] = [at, at]
    while (first > from && last - first + 1 < least && members[bytes[first - 1] as number] === 1) first--
    while (last + 1 < to && last - first + 1 < least && members[bytes[last + 1] as number] === 1) last++
    if (last - first + 1 >= least) return true
  }
  return false
}

const GROUP = '(?<secret>'

interface Reader {
  readonly source: string
  at: number
  readonly ignoreCase: boolean
}

/** Alternatives up to the end of the group. */
function readChoice(reader: Reader): Shape {
  const options = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    options.push(readSequence(reader))
  }
  if (reader.source[reader.at] !== ')') throw new SyntaxError('a group that does not end')
  reader.at++
  return options.length === 1 ? (options[0] as Shape) : eitherOf(options)
}

function eitherOf(options: readonly Shape[]): Shape {
  const shortest = Math.min(...options.map(({ opening }) => opening.length))
  return {
    least: Math.min(...options.map(({ least }) => least)),
    most: Math.max(...options.map(({ most }) => most)),
    members: union(options.map(({ members }) => members)),
    opening: Array.from({ length: shortest }, (_, place) =>
      union(options.map(({ opening }) => opening[place] as Uint8Array)),
    ),
  }
}

function readSequence(reader: Reader): Shape {
  const parts: Shape[] = []
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    const part = readPart(reader)
    if (part !== undefined) parts.push(repeated(part, readTimes(reader)))
  }
  const opening: Uint8Array[] = []
  for (const part of parts) {
    opening.push(...part.opening)
    // Where the next part begins is known when this one has one length only, and was read to its end.
    if (part.least !== part.most || part.opening.length !== part.least || opening.length >= LONGEST_OPENING) break
  }
  return {
    least: parts.reduce((sum, { least }) => sum + least, 0),
    most: parts.reduce((sum, { most }) => sum + most, 0),
    members: union(parts.map(({ members }) => members)),
    opening: opening.slice(0, LONGEST_OPENING),
  }
}

/** More places tell nothing more. */
const LONGEST_OPENING = 24

/** One character, class or group; undefined for what takes no room. */
function readPart(reader: Reader): Shape | undefined {
  const { source, at } = reader
  const char = source.charAt(at)
  if (char === '(') return readGroup(reader)
  if (char === '^' || char === '$') {
    reader.at++
    return undefined
  }
  if (char === '\\' && /[bB]/.test(source.charAt(at + 1))) {
    reader.at += 2
    return undefined
  }
  const [text] = taken(reader, CLASS) ?? []
  if (text === undefined) throw new SyntaxError('a part that has no shape')
  return ofOne(tableOf(text, reader.ignoreCase))
}

/** A class, an escape, or one character. What stands for what was caught before has no shape of its own. */
const CLASS = /(?:\[(?:[^\\\]]|\\.)*\]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^k1-9xu])|[^\\])/sy

const OPENING = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y

function readGroup(reader: Reader): Shape | undefined {
  const [opening = ''] = taken(reader, OPENING) ?? []
  const shape = readChoice(reader)
  return /[=!]$/.test(opening) ? undefined : shape
}

/** How often the part before stands there. */
function readTimes(reader: Reader): readonly [least: number, most: number] {
  const [, sign, least, comma, most] = taken(reader, TIMES) ?? []
  if (least !== undefined) {
    const fewest = Number(least)
    return [fewest, comma === undefined ? fewest : most === '' ? Infinity : Number(most)]
  }
  if (sign === '*') return [0, Infinity]
  if (sign === '+') return [1, Infinity]
  return sign === '?' ? [0, 1] : [1, 1]
}

const TIMES = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y

/** What a sticky pattern finds where the reader is, which then stands behind it. */
function taken(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.source)
  if (match !== null) reader.at = pattern.lastIndex
  return match
}

function repeated(shape: Shape, [least, most]: readonly [number, number]): Shape {
  if (least === 1 && most === 1) return shape
  const isExact = shape.least === shape.most && shape.opening.length === shape.least
  const times = isExact ? Math.min(least, LONGEST_OPENING) : Math.min(least, 1)
  const opening: Uint8Array[] = []
  for (let i = 0; i < times; i++) opening.push(...shape.opening)
  return { least: shape.least * least, most: most === 0 ? 0 : shape.most * most, members: shape.members, opening }
}

function ofOne(members: Uint8Array): Shape {
  return { least: 1, most: 1, members, opening: [members] }
}

function union(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = new Set(parts)
  if (first === undefined) return new Uint8Array(256)
  if (others.length === 0) return first
  const all = first.slice()
  for (const table of others) for (let byte = 0; byte < 256; byte++) if (table[byte] === 1) all[byte] = 1
  return all
}

const tables = new Map<string, Uint8Array>()

/** 1 for each byte that a class, an escape or a character stands for. The same few stand in all rules. */
function tableOf(text: string, ignoreCase: boolean): Uint8Array {
  const key = `${ignoreCase ? 'i' : ''}${text}`
  let table = tables.get(key)
  if (table === undefined) {
    table = new Uint8Array(256)
    for (const char of charsOf(text, ignoreCase)) table[char.charCodeAt(0)] = 1
    tables.set(key, table)
  }
  return table
}

function charsOf(text: string, ignoreCase: boolean): Iterable<string> {
  if (text.length === 1 && text !== '.') return ignoreCase ? text.toLowerCase() + text.toUpperCase() : text
  return BYTES.match(new RegExp(text, ignoreCase ? 'gis' : 'gs')) ?? []
}

const BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString('latin1')
