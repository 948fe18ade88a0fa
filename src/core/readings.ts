import { Bare, hasMark } from './bare.js'
import { type Candidate, type Catalogue, type Extent, hitsOf, Scanner } from './detect.js'
import { findKeywords } from './keywords.js'
import { extentOf } from './text.js'

/** What was found in a text, and how long it is. */
export interface Found {
  readonly candidates: readonly Candidate[]
  readonly extent: Extent
}

/** Scans a text that is at hand as a whole, in both ways in which it can be read. A promise as that of `BlockScanner`. */
export function scanWhole(text: Buffer, catalogue: Catalogue): Found | Promise<Found> {
  return new BlockScanner(text, catalogue).scan(text)
}

/**
 * Scans texts that stand whole in one block, one after the other. Their keywords are found in one pass over the block,
 * and a text without any needs nothing more.
 */
export class BlockScanner {
  private found: number[] | undefined
  private next = 0
  private nul = -1

  constructor(
    private readonly block: Buffer,
    private readonly catalogue: Catalogue,
  ) {}

  /** Gives a promise only when there is something to look at. `text` is a part of the block, after those before. */
  scan(text: Buffer): Found | Promise<Found> {
    const from = text.byteOffset - this.block.byteOffset
    const ends = this.endsIn(from, from + text.length)
    if (!this.isPlain(text, from)) return readBothWays(text, this.catalogue)
    const hits = ends.length === 0 ? NONE : hitsOf(this.catalogue.automaton, text, ends, ends.length)
    const extent = extentOf(text)
    if (hits.length === 0) return { candidates: NONE, extent }
    return new Scanner(this.catalogue).whole(text, hits).then((candidates) => ({ candidates, extent }))
  }

  /** Where keywords end in this part of the block, counted from its start. */
  private endsIn(from: number, to: number): number[] {
    if (this.found === undefined) {
      this.found = []
      findKeywords(this.catalogue.automaton, this.block, from, this.block.length, 0, this.found)
      this.nul = this.block.indexOf(0, from)
    }
    const { found } = this
    const ends: number[] = []
    while ((found[this.next] as number) <= from) this.next += 2
    for (; (found[this.next] as number) <= to; this.next += 2)
      ends.push((found[this.next] as number) - from, found[this.next + 1] as number)
    return ends
  }

  /** Whether there is only one way to read it: it holds no NUL, and no byte order mark of UTF-16. */
  private isPlain(text: Buffer, from: number): boolean {
    if (this.nul >= 0 && this.nul < from) this.nul = this.block.indexOf(0, from)
    return (this.nul < 0 || this.nul >= from + text.length) && !hasMark(text)
  }
}

const NONE: readonly never[] = []

async function readBothWays(text: Buffer, catalogue: Catalogue): Promise<Found> {
  const scanner = new TextScanner(catalogue)
  await scanner.write(text)
  return { candidates: await scanner.end(), extent: scanner.extent }
}

/** Scans a text that arrives in blocks, in both ways in which it can be read, where there are two. */
export class TextScanner {
  private readonly first: Scanner
  private readonly bare = new Bare()
  private second: Scanner | undefined

  constructor(private readonly catalogue: Catalogue) {
    this.first = new Scanner(catalogue)
  }

  get extent(): Extent {
    return this.first.extent
  }

  /** Takes the next block. Where there is something to wait for, it must be waited for before the next one. */
  write(block: Buffer): Promise<unknown> | undefined {
    const first = this.first.write(block)
    const second = this.writeBare(this.bare.write(block))
    return first === undefined || second === undefined ? (first ?? second) : Promise.all([first, second])
  }

  /** What stands in the text. What both readings show is taken from the first one. */
  async end(): Promise<Candidate[]> {
    const candidates = await this.first.end()
    await this.writeBare(this.bare.end())
    if (this.second === undefined) return candidates
    const { before } = this.bare
    // Both readings end together, so what the second has fewer line feeds stand before it.
    const lines = before === 0 ? 0 : this.first.feeds - this.bare.lines
    const more = (await this.second.end()).map((candidate) => ({
      ...candidate,
      start: candidate.start + before,
      end: candidate.end + before,
      line: candidate.line + lines,
      endLine: candidate.endLine + lines,
    }))
    const known = new Set(candidates.map(nameOf))
    return [...candidates, ...more.filter((candidate) => !known.has(nameOf(candidate)))]
  }

  private writeBare(block: Buffer): Promise<void> | undefined {
    if (block.length === 0) return undefined
    this.second ??= new Scanner(this.catalogue)
    return this.second.write(block)
  }
}

function nameOf({ rule, secret, line }: Candidate): string {
  return `${rule.id} ${line} ${secret}`
}
