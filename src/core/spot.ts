/** Where a text was seen. Lines and columns count from 1, columns in bytes. */
export interface Spot {
  readonly line: number
  readonly column: number
  /** Which of the needles. */
  readonly needle: number
}

/** Looks for literal texts in one that arrives in blocks, in memory that does not grow with it. */
export class Spotter {
  private readonly spots: Spot[] = []
  private readonly keep: number
  private tail = ''
  /** What of `tail` was searched already. */
  private line = 1
  private column = 1

  /** `needles`: each in all its forms, one character a byte. */
  constructor(private readonly needles: readonly (readonly string[])[]) {
    this.keep = Math.max(1, ...needles.flat().map((form) => form.length)) - 1
  }

  write(block: Buffer): void {
    this.search(this.tail + block.toString('latin1'), this.keep)
  }

  /** What was seen, in order. */
  end(): Spot[] {
    this.search(this.tail, 0)
    return this.spots
  }

  /** Matches that begin in the last `keep` characters are left for the next time. */
  private search(text: string, keep: number): void {
    const to = Math.max(0, text.length - keep)
    const found = this.needles.flatMap((forms, needle) =>
      [...new Set(forms.flatMap((form) => beginnings(text, form, to)))].map((at) => ({ at, needle })),
    )
    let from = 0
    for (const { at, needle } of found.sort((a, b) => a.at - b.at)) {
      this.advance(text.slice(from, at))
      from = at
      this.spots.push({ line: this.line, column: this.column, needle })
    }
    this.advance(text.slice(from, to))
    this.tail = text.slice(to)
  }

  private advance(text: string): void {
    const last = text.lastIndexOf('\n')
    if (last < 0) this.column += text.length
    else {
      this.line += text.split('\n').length - 1
      this.column = text.length - last
    }
  }
}

function beginnings(text: string, form: string, to: number): number[] {
  const found: number[] = []
  for (let at = text.indexOf(form); at >= 0 && at < to; at = text.indexOf(form, at + 1)) found.push(at)
  return found
}
