/** How many bytes are remembered, and the longest text: longer ones hardly ever come again. */
const [MOST, LONGEST] = [1 << 23, 1 << 13]
/** How many texts that look alike at first are told apart. */
const MOST_ALIKE = 8

/**
 * Texts in which something was sought and is not. A past shows the same lines again and again, and to compare them takes
 * less time than to look once more.
 */
export class Barren<Sought> {
  private texts = new Map<Sought, Map<number, Buffer[]>>()
  private length = 0

  has(sought: Sought, bytes: Buffer, from: number, to: number): boolean {
    if (to - from > LONGEST) return false
    const alike = this.texts.get(sought)?.get(markOf(bytes, from, to))
    return alike !== undefined && alike.some((text) => bytes.compare(text, 0, text.length, from, to) === 0)
  }

  add(sought: Sought, bytes: Buffer, from: number, to: number): void {
    if (to - from > LONGEST) return
    if (this.length > MOST) this.forget()
    let marks = this.texts.get(sought)
    if (marks === undefined) this.texts.set(sought, (marks = new Map()))
    const mark = markOf(bytes, from, to)
    const alike = marks.get(mark)
    if (alike !== undefined && alike.length >= MOST_ALIKE) return
    const text = Buffer.from(bytes.subarray(from, to))
    if (alike === undefined) marks.set(mark, [text])
    else alike.push(text)
    this.length += text.length
  }

  private forget(): void {
    this.texts = new Map()
    this.length = 0
  }
}

/** What texts that are the same have in common: a number made of their length and of some of their bytes. */
function markOf(bytes: Buffer, from: number, to: number): number {
  let mark = to - from
  for (let step = 0; step < SAMPLES; step++) {
    const at = from + Math.trunc(((to - from) * step) / SAMPLES)
    mark = Math.imul(mark ^ (bytes[at] as number), 0x9e3779b1)
  }
  return mark
}

const SAMPLES = 32
