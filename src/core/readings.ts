import { Bare } from './bare.js'
import { type Candidate, type Catalogue, type Extent, Scanner } from './detect.js'

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
