/**
 * Finds every keyword of every rule in one pass over the bytes: an Aho-Corasick automaton without regard to case.
 * One load and one comparison a byte, however many keywords there are. It only says where to look: when keywords use
 * more than 63 characters, the rarest of them count as one.
 */
export interface Automaton {
  /** Byte → column of the table. Bytes that stand in no keyword share column 0. */
  readonly columns: Uint8Array
  /** `(state << shift) | column` → next state. */
  readonly next: Uint16Array
  readonly shift: number
  /** States from here on end at least one keyword. */
  readonly firstAccepting: number
  /** For each accepting state in turn: how many keywords end there, and their indexes. One flat list, quick to load. */
  readonly outputs: Uint16Array
  /** Accepting state minus `firstAccepting` → where it stands in `outputs`. */
  readonly places: Uint32Array
  /** The length of the longest keyword: no state remembers more bytes than this. */
  readonly longest: number
  /** For each keyword 1 when only an assignment after it matters, so that a cheap look ahead decides first. */
  readonly isAssigned: Uint8Array
}

/** What the automaton looks for. */
export interface KeywordText {
  readonly text: string
  readonly isAssigned: boolean
}

/** Builds the automaton of `keywords`. Takes about a microsecond a keyword character. */
export function compileKeywords(keywords: readonly KeywordText[]): Automaton {
  const texts = keywords.map(({ text }) => text)
  const { columns, width } = columnsOf(texts)
  const trie = trieOf(texts, columns)
  const { order, fallback } = breadthFirst(trie)
  const outputs = order.map((): number[] => [])
  for (const state of order)
    outputs[state] = [...(trie[state] as Node).ends, ...(outputs[fallback[state] as number] ?? [])]

  const silent = order.filter((state) => outputs[state]?.length === 0)
  const accepting = order.filter((state) => outputs[state]?.length !== 0)
  const number = new Uint16Array(order.length)
  for (const [place, state] of [...silent, ...accepting].entries()) number[state] = place

  const shift = Math.ceil(Math.log2(width))
  const next = new Uint16Array(order.length << shift)
  for (const state of order) {
    const row = (number[state] as number) << shift
    // The root stands first in `order`, and a fallback is always shorter, so its row is complete by now.
    if (state !== 0)
      next.copyWithin(
        row,
        (number[fallback[state] as number] as number) << shift,
        ((number[fallback[state] as number] as number) + 1) << shift,
      )
    for (const [column, child] of (trie[state] as Node).children) next[row | column] = number[child] as number
  }
  const flat = Uint16Array.from(
    accepting.flatMap((state) => [outputs[state]?.length ?? 0, ...(outputs[state] as number[])]),
  )
  return {
    columns,
    next,
    shift,
    firstAccepting: silent.length,
    outputs: flat,
    places: placesOf(flat),
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    isAssigned: Uint8Array.from(keywords, (keyword) => (keyword.isAssigned ? 1 : 0)),
  }
}

/** The automaton as bytes, for `deserialize`. Building it takes longer than everything else that a small commit needs. */
export function serialize(automaton: Automaton): Buffer {
  const { columns, next, shift, firstAccepting, outputs, places, longest, isAssigned } = automaton
  const head = [next, outputs, places, isAssigned].map(({ length }) => length)
  const parts = [Uint32Array.of(...head, shift, firstAccepting, longest), places, columns, next, outputs, isAssigned]
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)),
  )
}

/** The automaton that `serialize` wrote, on a machine of the same byte order. Whether it is whole, the caller knows. */
export function deserialize(bytes: Buffer): Automaton {
  // The views below need an aligned start: what was read from a file has one, and a part of something else is copied.
  const { buffer } = bytes.byteOffset === 0 ? bytes : new Uint8Array(bytes)
  const head = [...new Uint32Array(buffer, 0, HEAD / 4)] as [number, number, number, number, number, number, number]
  const [nextLength, outputsLength, placesLength, keywords, shift, firstAccepting, longest] = head
  const columnsAt = HEAD + placesLength * 4
  const nextAt = columnsAt + 256
  const outputsAt = nextAt + nextLength * 2
  return {
    columns: new Uint8Array(buffer, columnsAt, 256),
    next: new Uint16Array(buffer, nextAt, nextLength),
    shift,
    firstAccepting,
    outputs: new Uint16Array(buffer, outputsAt, outputsLength),
    places: new Uint32Array(buffer, HEAD, placesLength),
    longest,
    isAssigned: new Uint8Array(buffer, outputsAt + outputsLength * 2, keywords),
  }
}

/** Seven numbers of four bytes. */
const HEAD = 28

/** The list begins anew after each count and as many indexes. */
function placesOf(outputs: Uint16Array): Uint32Array {
  const places = new Uint32Array(outputs.length)
  let count = 0
  for (let at = 0; at < outputs.length; at += 1 + (outputs[at] as number)) places[count++] = at
  return places.subarray(0, count)
}

/**
 * Runs over `bytes[from, to)`, starting in `state` (0 at the start of a text), and appends to `hits` two numbers for
 * each place where keywords end: the offset after the last byte, and the index into `places`.
 * Gives back the state to go on with in the next block.
 */
export function findKeywords(
  automaton: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  state: number,
  hits: number[],
): number {
  const quarter = (to - from) >> 2
  if (quarter < Math.max(WORTH_SPLITTING, automaton.longest)) return findInOne(automaton, bytes, from, to, state, hits)
  const middle = findInFour(automaton, bytes, from, quarter, state, hits)
  return findInOne(automaton, bytes, from + 4 * quarter, to, middle, hits)
}

/** Shorter quarters than this many bytes do not repay the start. */
const WORTH_SPLITTING = 1024

function findInOne(
  { columns, next, shift, firstAccepting }: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  state: number,
  hits: number[],
): number {
  let at = state
  for (let i = from; i < to; i++) {
    at = next[(at << shift) | (columns[bytes[i] as number] as number)] as number
    if (at >= firstAccepting) hits.push(i + 1, at - firstAccepting)
  }
  return at
}

/**
 * Four cursors over four quarters side by side: each step of one waits for memory, and the others use that time. A
 * cursor that starts in the middle of the text reads the bytes before it first, as many as a state can remember.
 */
function findInFour(
  automaton: Automaton,
  bytes: Uint8Array,
  from: number,
  quarter: number,
  state: number,
  hits: number[],
): number {
  const { columns, next, shift, firstAccepting, longest } = automaton
  const [second, third, fourth] = [from + quarter, from + 2 * quarter, from + 3 * quarter]
  const warm = (start: number) => findInOne(automaton, bytes, start - longest, start, 0, [])
  const others: [number[], number[], number[]] = [[], [], []]
  let [a, b, c, d] = [state, warm(second), warm(third), warm(fourth)]
  for (let i = 0; i < quarter; i++) {
    a = next[(a << shift) | (columns[bytes[from + i] as number] as number)] as number
    b = next[(b << shift) | (columns[bytes[second + i] as number] as number)] as number
    c = next[(c << shift) | (columns[bytes[third + i] as number] as number)] as number
    d = next[(d << shift) | (columns[bytes[fourth + i] as number] as number)] as number
    if (a >= firstAccepting) hits.push(from + i + 1, a - firstAccepting)
    if (b >= firstAccepting) others[0].push(second + i + 1, b - firstAccepting)
    if (c >= firstAccepting) others[1].push(third + i + 1, c - firstAccepting)
    if (d >= firstAccepting) others[2].push(fourth + i + 1, d - firstAccepting)
  }
  for (const found of others) for (const number of found) hits.push(number)
  return d
}

interface Node {
  readonly children: Map<number, number>
  readonly ends: number[]
}

/** A row has 64 columns, so that it fills whole cache lines; the rarest characters share the last one. */
const COLUMNS = 64

function columnsOf(keywords: readonly string[]): { columns: Uint8Array; width: number } {
  const counts = new Map<string, number>()
  for (const char of keywords.join('').toLowerCase()) counts.set(char, (counts.get(char) ?? 0) + 1)
  const chars = [...counts].sort((a, b) => b[1] - a[1]).map(([char]) => char)
  const columns = new Uint8Array(256)
  for (const [rank, char] of chars.entries()) {
    const column = Math.min(rank + 1, COLUMNS - 1)
    columns[char.charCodeAt(0)] = column
    columns[char.toUpperCase().charCodeAt(0)] = column
  }
  return { columns, width: Math.min(chars.length + 1, COLUMNS) }
}

function trieOf(keywords: readonly string[], columns: Uint8Array): Node[] {
  const trie: Node[] = [{ children: new Map(), ends: [] }]
  for (const [index, keyword] of keywords.entries()) {
    let node = trie[0] as Node
    for (let i = 0; i < keyword.length; i++) {
      const column = columns[keyword.charCodeAt(i)] as number
      let child = node.children.get(column)
      if (child === undefined) {
        child = trie.push({ children: new Map(), ends: [] }) - 1
        node.children.set(column, child)
      }
      node = trie[child] as Node
    }
    node.ends.push(index)
  }
  return trie
}

/** States in order of length, and for each the state of its longest proper suffix that is also a prefix. */
function breadthFirst(trie: readonly Node[]): { order: number[]; fallback: Uint16Array } {
  const fallback = new Uint16Array(trie.length)
  const order = [0]
  for (const state of order) {
    for (const [column, child] of (trie[state] as Node).children) {
      order.push(child)
      if (state === 0) continue
      let suffix = fallback[state] as number
      while (suffix !== 0 && !(trie[suffix] as Node).children.has(column)) suffix = fallback[suffix] as number
      fallback[child] = (trie[suffix] as Node).children.get(column) ?? 0
    }
  }
  return { order, fallback }
}
