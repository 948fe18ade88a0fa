import { Bare } from '../core/bare.js'
import { type Candidate, LONG_LINE } from '../core/detect.js'
import { createDecoder } from '../core/text.js'

/**
 * What must occur more often in the new text than in the old one for a match to be new: its line; of a long line the
 * match with what stands around it; of a secret over several lines the secret.
 *
 * For any correct diff, added(L) - removed(L) = new(L) - old(L). So what is called introduced here is marked as added
 * by every diff algorithm, and lines that only moved are not introduced.
 */
export interface Needle {
  /** One character a byte. */
  readonly text: string
  readonly isLine: boolean
}

/** The needle of a match. Two matches with the same needle are compared once. */
export function needleOf({ around }: Candidate): Needle {
  if (around.text.includes('\n'))
    return { text: around.text.slice(around.at, around.at + around.length), isLine: false }
  return { text: around.text, isLine: around.isWhole }
}

/** The matches whose needle occurs more often in the new text than in the old text of every base. */
export function introduced(
  candidates: readonly Candidate[],
  inNew: ReadonlyMap<string, number>,
  inOld: readonly ReadonlyMap<string, number>[],
): Candidate[] {
  return candidates.filter((candidate) => {
    const { text } = needleOf(candidate)
    return inOld.every((counts) => (inNew.get(text) ?? 0) > (counts.get(text) ?? 0))
  })
}

/**
 * Counts needles in a text that arrives in blocks, in memory that does not grow with the text. A text that can be read
 * in two ways has as many as the reading that has more.
 */
export class Counter {
  private readonly first: ReadingCounter
  private readonly second: ReadingCounter
  private readonly decode = createDecoder()
  private readonly bare = new Bare()

  constructor(needles: readonly Needle[]) {
    this.first = new ReadingCounter(needles)
    this.second = new ReadingCounter(needles)
  }

  get counts(): ReadonlyMap<string, number> {
    const counts = new Map(this.first.counts)
    for (const [text, number] of this.second.counts) counts.set(text, Math.max(number, counts.get(text) ?? 0))
    return counts
  }

  write(raw: Buffer): void {
    this.first.write(this.decode(raw, false))
    this.second.write(this.bare.write(raw))
  }

  end(): void {
    this.first.write(this.decode(Buffer.alloc(0), true))
    this.second.write(this.bare.end())
    this.first.end()
    this.second.end()
  }
}

class ReadingCounter {
  readonly counts: ReadonlyMap<string, number>
  private readonly found = new Map<string, number>()
  private readonly lines = new Set<string>()
  private readonly lengths = new Set<number>()
  private readonly parts: readonly string[]
  private readonly longestPart: number
  private line: Buffer = Buffer.alloc(0)
  private isLineTooLong = false
  private tail: Buffer = Buffer.alloc(0)

  constructor(needles: readonly Needle[]) {
    this.counts = this.found
    for (const { text } of needles.filter(({ isLine }) => isLine)) {
      this.lines.add(text)
      this.lengths.add(text.length).add(text.length + 1)
    }
    this.parts = [...new Set(needles.filter(({ isLine }) => !isLine).map(({ text }) => text))]
    this.longestPart = Math.max(0, ...this.parts.map((part) => part.length))
  }

  write(block: Buffer): void {
    if (this.lines.size > 0) this.countLines(block)
    if (this.parts.length > 0) this.countParts(block)
  }

  end(): void {
    if (!this.isLineTooLong) this.countLine(this.line)
  }

  private countLines(block: Buffer): void {
    let at = 0
    for (let end = block.indexOf(10, at); end >= 0; end = block.indexOf(10, at)) {
      if (!this.isLineTooLong)
        this.countLine(
          this.line.length === 0 ? block.subarray(at, end) : Buffer.concat([this.line, block.subarray(at, end)]),
        )
      this.line = Buffer.alloc(0)
      this.isLineTooLong = false
      at = end + 1
    }
    const rest = block.subarray(at)
    this.isLineTooLong ||= this.line.length + rest.length > LONG_LINE + 1
    this.line = this.isLineTooLong ? Buffer.alloc(0) : Buffer.concat([this.line, rest])
  }

  private countLine(line: Buffer): void {
    if (!this.lengths.has(line.length)) return
    const text = line.toString('latin1').replace(/\r$/, '')
    if (this.lines.has(text)) this.add(text)
  }

  private countParts(block: Buffer): void {
    const all = Buffer.concat([this.tail, block])
    for (const part of this.parts) {
      // What ends inside the tail was counted with the block before.
      const from = Math.max(0, this.tail.length - part.length + 1)
      for (let at = all.indexOf(part, from, 'latin1'); at >= 0; at = all.indexOf(part, at + 1, 'latin1')) this.add(part)
    }
    this.tail = all.subarray(Math.max(0, all.length - this.longestPart))
  }

  private add(text: string): void {
    this.found.set(text, (this.found.get(text) ?? 0) + 1)
  }
}
