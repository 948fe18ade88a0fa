/**
 * How the bytes of a text stand for characters. Everything that is not UTF-16 is scanned as it is: keys are ASCII,
 * and ASCII is the same in UTF-8 and in every 8-bit encoding.
 */
type Encoding = 'bytes' | 'utf16le' | 'utf16be'

/** How many bytes tell the encoding. */
const ENCODING_SAMPLE = 512

/** Tells UTF-16 by its byte order mark, or by where the NUL bytes stand in the first 512 bytes. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be'
  const pairs = Math.min(head.length, ENCODING_SAMPLE) >> 1
  if (pairs < 4) return 'bytes'
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++
    if (head[2 * i + 1] === 0) odd++
  }
  if (odd >= pairs * 0.7 && even < pairs * 0.1) return 'utf16le'
  if (even >= pairs * 0.7 && odd < pairs * 0.1) return 'utf16be'
  return 'bytes'
}

/**
 * Turns the blocks of one text into blocks of UTF-8. Blocks may end in the middle of a character; what is not complete
 * yet comes with the next one. The first `ENCODING_SAMPLE` bytes are gathered, because they tell the encoding.
 */
export function createDecoder(): (block: Buffer, isLast: boolean) => Buffer {
  let decode: ((block: Buffer) => Buffer) | undefined
  let head: Buffer = EMPTY
  return (block, isLast) => {
    if (decode !== undefined) return decode(block)
    head = head.length === 0 ? block : Buffer.concat([head, block])
    if (head.length < ENCODING_SAMPLE && !isLast) return EMPTY
    decode = decoderOf(encodingOf(head))
    return decode(head)
  }
}

const EMPTY: Buffer = Buffer.alloc(0)

function decoderOf(encoding: Encoding): (block: Buffer) => Buffer {
  return encoding === 'bytes' ? (block) => block : decoderOfUtf16(encoding === 'utf16be')
}

/** Not Node's StringDecoder, which tears a pair of surrogates apart when a block ends with half of its second one. */
function decoderOfUtf16(isBigEndian: boolean): (block: Buffer) => Buffer {
  let rest = EMPTY
  return (block) => {
    const all = Buffer.concat([rest, block])
    const even = all.length & ~1
    const isTorn = even > 0 && ((all[even - (isBigEndian ? 2 : 1)] as number) & 0xfc) === 0xd8
    const whole = all.subarray(0, isTorn ? even - 2 : even)
    rest = all.subarray(whole.length)
    if (isBigEndian) whole.swap16()
    return Buffer.from(whole.toString('utf16le'), 'utf8')
  }
}

/** Bytes, one character each, as the UTF-8 that they are. */
export function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** How long a whole text is. */
export function extentOf(text: Uint8Array): { lines: number; bytes: number } {
  const isOpen = text.length > 0 && text[text.length - 1] !== 10
  return { lines: countLines(text, 0, text.length) + (isOpen ? 1 : 0), bytes: text.length }
}

/** How many line feeds stand in `bytes[from, to)`. Four at a time, because every byte of every text comes by here. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 64) return countOneByOne(bytes, from, to)
  const aligned = from + (-(bytes.byteOffset + from) & 3)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + aligned, (to - aligned) >> 2)
  let lines = countOneByOne(bytes, from, aligned) + countOneByOne(bytes, aligned + words.length * 4, to)
  // The feeds that each of the four bytes of a word has had; 255 words at a time, which is as far as a byte counts.
  for (let start = 0; start < words.length; start += 255) {
    const end = Math.min(start + 255, words.length)
    let feeds = 0
    for (let i = start; i < end; i++) {
      const zeroWhereFeed = (words[i] as number) ^ 0x0a0a0a0a
      // The highest bit of each byte that is zero: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
      feeds = (feeds + ((~(((zeroWhereFeed & 0x7f7f7f7f) + 0x7f7f7f7f) | zeroWhereFeed) >>> 7) & 0x01010101)) | 0
    }
    lines += (feeds & 0xff) + ((feeds >>> 8) & 0xff) + ((feeds >>> 16) & 0xff) + (feeds >>> 24)
  }
  return lines
}

function countOneByOne(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0
  for (let i = from; i < to; i++) if (bytes[i] === 10) lines++
  return lines
}
