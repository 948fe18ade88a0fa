/** How much of a line is kept while nothing speaks for a second reading. Longer lines are compared by a part. */
const LONGEST_START = 1 << 14

/**
 * A second reading of a text: its bytes without the NUL bytes of UTF-16. The first bytes of a file can lie: a byte order
 * mark stands before plain ASCII, `>>` of a shell appends UTF-16 to a file of ASCII or the other way round, and UTF-16
 * of other alphabets looks like nothing in particular. It begins with the line in which UTF-16 shows first, or with
 * the file when that has a byte order mark; most texts give nothing at all.
 */
export class Bare {
  /** How many bytes of the text stand before this reading. */
  before = 0
  /** How many line feeds are in this reading. */
  lines = 0
  private isOpen = false
  private isFirst = true
  private held: Buffer = EMPTY
  /** How many of the held bytes were given out already. */
  private read = 0

  /** What can be read now; mostly nothing. */
  write(block: Buffer): Buffer {
    // Without a NUL it shows no UTF-16, whatever stands before it, and it is long enough to be what is held.
    const isPlain = !this.isFirst && !this.isOpen && block.length >= LONGEST_START && block.indexOf(0) < 0
    if (isPlain) return this.holdEnd(block)
    const all = this.held.length === 0 ? block : Buffer.concat([this.held, block])
    if (this.isFirst && all.length < 2) return this.hold(all, 0)
    if (this.isFirst) {
      this.isFirst = false
      this.isOpen = hasMark(all)
      if (this.isOpen) return this.strip(all.subarray(2))
    }
    if (this.isOpen) return this.strip(all)
    const at = interleavedAt(all)
    const from = all.lastIndexOf(10, at < 0 ? all.length : at) + 1
    if (at >= 0) {
      const start = hasMark(all.subarray(from)) ? from + 2 : from
      this.isOpen = true
      this.before += start
      return this.strip(all.subarray(start))
    }
    const start = Math.max(from, all.length - LONGEST_START)
    this.before += start
    return this.hold(all, start)
  }

  private holdEnd(block: Buffer): Buffer {
    const end = block.length - LONGEST_START
    const start = end + block.subarray(end).lastIndexOf(10) + 1
    this.before += this.held.length + start
    return this.hold(block, start)
  }

  end(): Buffer {
    return this.isOpen ? this.stripped(this.held, this.held.length) : EMPTY
  }

  private hold(all: Buffer, from: number): Buffer {
    this.held = Buffer.from(all.subarray(from))
    return EMPTY
  }

  /** The last bytes wait for those that come after them; those before them stay too. */
  private strip(all: Buffer): Buffer {
    const to = Math.max(this.read, all.length - CONTEXT)
    const stripped = this.stripped(all, to)
    const from = Math.max(0, to - CONTEXT)
    this.held = Buffer.from(all.subarray(from))
    this.read = to - from
    return stripped
  }

  private stripped(all: Buffer, to: number): Buffer {
    const kept = Buffer.allocUnsafe(to - this.read)
    let length = 0
    for (let at = this.read; at < to; at++) {
      const byte = all[at] as number
      if (byte === 10) this.lines++
      if (byte !== 0 || !isHalf(all, at)) kept[length++] = byte
    }
    return kept.subarray(0, length)
  }
}

const EMPTY: Buffer = Buffer.alloc(0)
/** Whether a NUL belongs to UTF-16 is told by the bytes two before and two after it. */
const CONTEXT = 2

/** Whether the bytes begin with a byte order mark of UTF-16. */
export function hasMark(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

/** Where every other byte of a line is NUL, five times in a row, as never by chance; -1 where this is nowhere. */
function interleavedAt(bytes: Buffer): number {
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    while (bytes[at + 1] === 0) at++
    if (INTERLEAVED.every((step) => bytes[at + step] === 0 && !isNulOrFeed(bytes[at + step - 1]))) return at
  }
  return -1
}

const INTERLEAVED = [2, 4, 6, 8]

function isNulOrFeed(byte: number | undefined): boolean {
  return byte === 0 || byte === 10
}

/** Whether the NUL at this place is half of a character of UTF-16. */
function isHalf(bytes: Buffer, at: number): boolean {
  return (bytes[at + 2] === 0 && bytes[at + 1] !== 0) || (bytes[at - 2] === 0 && bytes[at - 1] !== 0)
}
