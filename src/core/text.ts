import { StringDecoder } from 'node:string_decoder'

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
  if (encoding === 'bytes') return (block) => block
  const decoder = new StringDecoder('utf16le')
  if (encoding === 'utf16le') return (block) => Buffer.from(decoder.write(block), 'utf8')
  let odd: Buffer = EMPTY
  return (block) => {
    const all = Buffer.concat([odd, block])
    const even = all.subarray(0, all.length & ~1)
    odd = all.subarray(even.length)
    return Buffer.from(decoder.write(Buffer.from(even).swap16()), 'utf8')
  }
}

/** How many line feeds stand in `bytes[from, to)`. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0
  for (let i = from; i < to; i++) if (bytes[i] === 10) lines++
  return lines
}
