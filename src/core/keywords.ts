/**
 * Finds every keyword of every rule in one pass over the bytes: an Aho-Corasick automaton without regard to case. It
 * only says where to look: when keywords use more than 63 characters, the rarest of them count as one. It has two forms
 * with the same states: a table that takes one load and one comparison a byte, however many keywords there are, and a
 * tree that is slower and twenty times as small, so that a short text does not wait for the table to be read.
 */
export interface Automaton {
  /** Byte → column of the table. Bytes that stand in no keyword share column 0. */
  readonly columns: Uint8Array
  readonly tree: Tree
  /** `(state << shift) | column` → next state. Read when it is first asked for. */
  readonly next: Uint16Array
  /** Whether it was. */
  readonly isRead: boolean
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

/** The keywords as a tree. From a state without an edge for a column, the step is that of its fallback. */
export interface Tree {
  /** Column → state, from state 0, where no keyword has begun. */
  readonly root: Uint16Array
  /** State → its first edge; its last one is the one before the first of the next state. State 0 has none. */
  readonly first: Uint16Array
  /** Edge → column. */
  readonly labels: Uint8Array
  /** Edge → state. */
  readonly targets: Uint16Array
  /** State → that of its longest proper suffix with which a keyword begins. */
  readonly fallback: Uint16Array
}

/** What the automaton looks for. */
export interface KeywordText {
  readonly text: string
  readonly isAssigned: boolean
}

/** The automaton as bytes, for `deserialize`, and its table. Building it takes longer than all that a small commit needs. */
export function serialize(automaton: Automaton): { small: Buffer; table: Buffer } {
  const { shift, firstAccepting, longest, tree, next } = automaton
  const parts = LAYOUT.map(([name]) => ({ ...automaton, ...tree })[name])
  const head = Uint32Array.of(shift, firstAccepting, longest, ...parts.map(({ length }) => length))
  return { small: Buffer.concat([head, ...parts].map(bytesOf)), table: bytesOf(next) }
}

/** The automaton that `serialize` wrote, on a machine of the same byte order. Whether both are whole, the caller knows. */
export function deserialize(small: Buffer, readTable: () => Buffer): Automaton {
  const { buffer } = aligned(small)
  const [shift, firstAccepting, longest, ...lengths] = new Uint32Array(buffer, 0, 3 + LAYOUT.length) as unknown as [
    number,
    number,
    number,
    ...number[],
  ]
  let at = (3 + LAYOUT.length) * 4
  const parts: Record<string, unknown> = {}
  for (const [index, [name, Numbers]] of LAYOUT.entries()) {
    const part = new Numbers(buffer, at, lengths[index])
    at += part.byteLength
    parts[name] = part
  }
  const { columns, outputs, places, isAssigned, ...tree } = parts as unknown as Automaton & Tree
  let next: Uint16Array | undefined
  return {
    columns,
    tree,
    outputs,
    places,
    isAssigned,
    shift,
    firstAccepting,
    longest,
    get next() {
      return (next ??= new Uint16Array(aligned(readTable()).buffer))
    },
    get isRead() {
      return next !== undefined
    },
  }
}

/** What stands in the bytes: numbers of four bytes, of two and of one, so that each stands where such may begin. */
const LAYOUT = [
  ['places', Uint32Array],
  ['outputs', Uint16Array],
  ['root', Uint16Array],
  ['first', Uint16Array],
  ['targets', Uint16Array],
  ['fallback', Uint16Array],
  ['columns', Uint8Array],
  ['labels', Uint8Array],
  ['isAssigned', Uint8Array],
] as const

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}

/** What was read from a file begins where numbers may; a part of something else is copied. */
function aligned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const isAlone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  return isAlone ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
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
  if (to - from < WORTH_READING && !automaton.isRead) return findInTree(automaton, bytes, from, to, state, hits)
  const quarter = (to - from) >> 2
  if (quarter < Math.max(WORTH_SPLITTING, automaton.longest)) return findInOne(automaton, bytes, from, to, state, hits)
  const middle = findInFour(automaton, bytes, from, quarter, state, hits)
  return findInOne(automaton, bytes, from + 4 * quarter, to, middle, hits)
}

/** For a shorter text than this many bytes the table is not read. */
const WORTH_READING = 4096
/** Shorter quarters than this many bytes do not repay the start. */
const WORTH_SPLITTING = 1024

function findInTree(
  { columns, tree, firstAccepting }: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  state: number,
  hits: number[],
): number {
  let at = state
  for (let i = from; i < to; i++) {
    at = stepInTree(tree, at, columns[bytes[i] as number] as number)
    if (at >= firstAccepting) hits.push(i + 1, at - firstAccepting)
  }
  return at
}

function stepInTree({ root, first, labels, targets, fallback }: Tree, state: number, column: number): number {
  if (column === 0) return 0
  for (let at = state; at !== 0; at = fallback[at] as number) {
    const end = first[at + 1] as number
    for (let edge = first[at] as number; edge < end; edge++) if (labels[edge] === column) return targets[edge] as number
  }
  return root[column] as number
}

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
  const states = [state]
  for (let start = from + quarter; states.length < 4; start += quarter)
    states.push(findInOne(automaton, bytes, start - automaton.longest, start, 0, []))
  const found = [hits, [], [], []]
  const last = runFour(automaton, bytes, from, quarter, states, found)
  for (let cursor = 1; cursor < 4; cursor++) for (const number of found[cursor] as number[]) hits.push(number)
  return last
}

/** By itself, and in plain steps: V8 compiles it while it runs, and what it has not seen run it would compile again. */
function runFour(
  { columns, next, shift, firstAccepting }: Automaton,
  bytes: Uint8Array,
  from: number,
  quarter: number,
  states: readonly number[],
  found: readonly number[][],
): number {
  const second = from + quarter
  const third = second + quarter
  const fourth = third + quarter
  let a = states[0] as number
  let b = states[1] as number
  let c = states[2] as number
  let d = states[3] as number
  for (let i = 0; i < quarter; i++) {
    a = next[(a << shift) | (columns[bytes[from + i] as number] as number)] as number
    b = next[(b << shift) | (columns[bytes[second + i] as number] as number)] as number
    c = next[(c << shift) | (columns[bytes[third + i] as number] as number)] as number
    d = next[(d << shift) | (columns[bytes[fourth + i] as number] as number)] as number
    if (a < firstAccepting && b < firstAccepting && c < firstAccepting && d < firstAccepting) continue
    keep(found[0] as number[], from + i + 1, a - firstAccepting)
    keep(found[1] as number[], second + i + 1, b - firstAccepting)
    keep(found[2] as number[], third + i + 1, c - firstAccepting)
    keep(found[3] as number[], fourth + i + 1, d - firstAccepting)
  }
  return d
}

function keep(hits: number[], end: number, place: number): void {
  if (place >= 0) hits.push(end, place)
}
