import type { Disguise } from './disguise.js'
import { type Automaton, findKeywords, type KeywordText } from './keywords.js'
import type { Certainty, Mode, Rule } from './rule.js'
import { Matcher } from './match.js'
import { countLines, createDecoder } from './text.js'

/** A match that still holds the secret. It stays inside the program; `redact` turns it into a finding. */
export interface Candidate extends Place {
  readonly rule: Rule
  readonly mode: Mode
  /** The rule's, lowered where the checksum in the secret does not hold, or the secret is no more than a word. */
  readonly certainty: Certainty
  readonly secret: string
  /** What the secret was wrapped in, outermost first. */
  readonly disguise: readonly Disguise[]
}

export interface Place {
  /** Offsets of the secret, or of what it is wrapped in, in bytes of the decoded text. */
  readonly start: number
  readonly end: number
  /** From 1. Columns count UTF-16 units, or bytes where the line begins more than `LONG_LINE` before. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly around: Around
  /** The line before, one character a byte; empty where there is none or it begins far before. */
  readonly before: string
}

/** The line a match stands on, without the line end; of a long line what stands `LONG_LINE / 2` to either side. */
export interface Around {
  /** One character a byte. */
  readonly text: string
  /** Where the match begins in `text`, and how long it is there. */
  readonly at: number
  readonly length: number
  /** Whether `text` is whole lines. */
  readonly isWhole: boolean
}

/** What a scan looks for. Until a keyword turns up, the automaton is all that is needed. */
export interface Catalogue {
  readonly automaton: Automaton
  /** Called when keywords turn up: loads the rules of these, or all of them. */
  load(wanted?: readonly Pick<Hit, 'index'>[]): Promise<Loaded>
}

/** The rules, and what can be said without one. */
export interface Loaded extends Outline {
  /** All of them, or those that were wanted and some more, each at its index. */
  readonly rules: readonly Rule[]
}

/** What is known of rules before they are loaded. */
export interface Outline {
  /** By index of the rule. */
  readonly ids: readonly string[]
  /** What providers give out for browsers and apps: the name of the provider, and of the key. */
  readonly publicKeys: readonly (readonly [provider: string, title: string])[]
  /** What a keyword of the automaton stands for, by its index. */
  keyword(index: number): Keyword
}

/** What a keyword stands for. */
export interface Keyword extends KeywordText {
  /** Indexes of the rules it belongs to. */
  readonly owners: readonly number[]
  /** How the text must be written for those of them that regard its case. */
  readonly spellings: ReadonlyMap<number, readonly string[]> | undefined
  /** The disguise that it gives away, if it does. */
  readonly disguise: Disguise | undefined
}

/** What was read of a text. */
export interface Extent {
  readonly lines: number
  readonly bytes: number
}

/** Lines longer than this many bytes are compared and shown by what stands around the match. */
export const LONG_LINE = 8192

const NOTHING: Buffer = Buffer.alloc(0)

/** Nothing that is looked at around a keyword lies farther away than this many bytes. */
const MARGIN = 16384
/** Blocks smaller than this many bytes are gathered before they are scanned. */
const BLOCK = 1 << 17

/** Scans one text that is at hand as a whole. */
export async function detect(text: Buffer, catalogue: Catalogue): Promise<Candidate[]> {
  const scanner = new Scanner(catalogue)
  await scanner.write(text)
  return scanner.end()
}

/** Scans one text that arrives in blocks, in memory that does not grow with it. */
export class Scanner {
  private matcher: Matcher | undefined
  private readonly decode = createDecoder()
  private gathered: Buffer[] = []
  private gatheredBytes = 0
  /** One block of a long text after the other stands here: to make room each time costs more than to scan. */
  private room = NOTHING
  private carry = NOTHING
  private carryOffset = 0
  private carryLine = 1
  /** The start of the line that `carry` begins in. */
  private lineStart = 0
  private state = 0
  private pending: number[] = []
  private lines = 0
  private bytes = 0
  private lastByte = 10

  constructor(
    private readonly catalogue: Catalogue,
    private readonly depth = 0,
  ) {}

  /**
   * Takes the next block. Gives a promise to wait for only when the rules had to be loaded. The bytes of a block that is
   * not shorter than `BLOCK` are not needed any more after that, those of a shorter one are.
   */
  write(block: Buffer): Promise<void> | undefined {
    this.gather(this.decode(block, false))
    this.bytes += block.length
    return this.gatheredBytes < BLOCK ? undefined : this.flush(false)
  }

  /** Says that the text is complete, and gives what stands in it, each secret place once, in order. */
  async end(): Promise<Candidate[]> {
    this.gather(this.decode(NOTHING, true))
    await this.flush(true)
    return this.matcher?.candidates ?? []
  }

  /**
   * Scans a text that is at hand as a whole and holds no UTF-16, in which the automaton has found `hits` already. It
   * takes the place of `write` and `end`.
   */
  async whole(text: Buffer, hits: readonly Hit[]): Promise<Candidate[]> {
    await this.look({ block: text, offset: 0, line: 1, lineStart: 0, counted: { to: 0, lines: 0 } }, hits)
    return this.matcher?.candidates ?? []
  }

  /** How many line feeds were read. */
  get feeds(): number {
    return this.lines
  }

  get extent(): Extent {
    return { lines: this.lines + (this.lastByte === 10 ? 0 : 1), bytes: this.bytes }
  }

  private gather(text: Buffer): void {
    if (text.length === 0) return
    this.gathered.push(text)
    this.gatheredBytes += text.length
  }

  private flush(isLast: boolean): Promise<void> | undefined {
    const { carry, pending } = this
    const block = this.assemble()
    this.state = findKeywords(this.catalogue.automaton, block, carry.length, block.length, this.state, pending)
    this.lines += countLines(block, carry.length, block.length)
    this.lastByte = block.at(-1) ?? this.lastByte

    const complete = isLast ? block.length : block.length - MARGIN
    let count = 0
    while (count < pending.length && (pending[count] as number) <= complete) count += 2
    const hits = hitsOf(this.catalogue.automaton, block, pending, count)
    const view: View = {
      block,
      offset: this.carryOffset,
      line: this.carryLine,
      lineStart: this.lineStart,
      counted: { to: 0, lines: 0 },
    }
    if (!isLast) this.keep(block, Math.max(0, block.length - 2 * MARGIN), pending.slice(count))
    return hits.length === 0 ? undefined : this.look(view, hits)
  }

  /** What is carried and what was gathered, in one piece. A text that came in one piece is not copied. */
  private assemble(): Buffer {
    const { carry, gathered } = this
    const length = carry.length + this.gatheredBytes
    this.gathered = []
    this.gatheredBytes = 0
    if (carry.length === 0 && gathered.length === 1) return gathered[0] as Buffer
    if (this.room.length < length) this.room = Buffer.allocUnsafeSlow(length + BLOCK / 4)
    // What is carried may stand in the same room, further behind.
    let at = carry.copy(this.room)
    for (const text of gathered) at += text.copy(this.room, at)
    return this.room.subarray(0, at)
  }

  /** Drops what no later match can reach, and remembers where the rest stands. */
  private keep(block: Buffer, from: number, pending: readonly number[]): void {
    const line = 1 + this.lines - countLines(block, from, block.length)
    if (line > this.carryLine) this.lineStart = this.carryOffset + block.lastIndexOf(10, from - 1) + 1
    this.carryLine = line
    this.carryOffset += from
    // What was given can change as soon as it is read.
    this.carry = block.buffer === this.room.buffer ? block.subarray(from) : Buffer.from(block.subarray(from))
    this.pending = pending.map((value, index) => (index % 2 === 0 ? value - from : value))
  }

  private async look(view: View, hits: readonly Hit[]): Promise<void> {
    this.matcher ??= new Matcher(this.catalogue, this.depth)
    await this.matcher.look(view, hits)
  }
}

/** A place where a keyword ends. */
export interface Hit {
  readonly end: number
  /** Which keyword. */
  readonly index: number
}

/** The keywords behind what the automaton found, without those that a look at the next bytes rules out. */
export function hitsOf(
  { outputs, places, isAssigned }: Automaton,
  block: Buffer,
  ends: readonly number[],
  count: number,
): Hit[] {
  const hits: Hit[] = []
  for (let i = 0; i < count; i += 2) {
    const end = ends[i] as number
    const place = places[ends[i + 1] as number] as number
    for (let j = 1; j <= (outputs[place] as number); j++) {
      const index = outputs[place + j] as number
      if (isAssigned[index] === 0 || assignmentFollows(block, end)) hits.push({ end, index })
    }
  }
  return hits
}

/** A part of the text, and where it stands in the whole. */
export interface View {
  readonly block: Buffer
  readonly offset: number
  readonly line: number
  readonly lineStart: number
  /** How far line feeds were counted, and how many there were. */
  readonly counted: { to: number; lines: number }
}

/**
 * Whether an operator follows, before anything that cannot stand between a name and the value assigned to it, or what
 * could be a value: a quote after a space, or twelve characters or more with a digit, as on command lines.
 */
function assignmentFollows(bytes: Uint8Array, from: number): boolean {
  const to = Math.min(bytes.length, from + 64)
  let length = 0
  let hasDigit = false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    const kind = BETWEEN[byte]
    if (kind !== BETWEEN_NAME_AND_OPERATOR) return kind === OPERATOR
    if (isQuote(byte) && bytes[at - 1] === SPACE) return true
    length = byte <= 32 ? 0 : length + 1
    hasDigit = byte > 32 && (hasDigit || (byte >= 48 && byte <= 57))
    if (hasDigit && length >= 12) return true
  }
  return false
}

const SPACE = 32

function isQuote(byte: number): boolean {
  return byte === 0x22 || byte === 0x27 || byte === 0x60
}

const [BETWEEN_NAME_AND_OPERATOR, OPERATOR] = [1, 2]
const BETWEEN = new Uint8Array(256)
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. \t\r\n"\'`\\)]')
  BETWEEN[char.charCodeAt(0)] = BETWEEN_NAME_AND_OPERATOR
for (const char of '=:,(>|?+!') BETWEEN[char.charCodeAt(0)] = OPERATOR
