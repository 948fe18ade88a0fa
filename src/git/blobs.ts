import { failure } from '../core/errors.js'
import { type GitContext, type Running, startGit } from './run.js'

/** A part of an object as it arrives. The last part of each object has `isLast`; an empty object has one empty part. */
export interface Part {
  readonly oid: string
  readonly type: string
  readonly bytes: Buffer
  readonly isLast: boolean
}

/**
 * What has arrived at once: parts of objects in order, mostly whole objects, whose bytes stand in one buffer. The bytes
 * of those that end there are good until the next block is asked for.
 */
export interface Block {
  readonly bytes: Buffer
  readonly parts: readonly Part[]
}

/** A `git cat-file --batch` that has been started and waits to be asked. */
export interface BlobReader {
  /** Reads the objects in this order, streaming. Ends the process; can be called once. */
  read(oids: readonly string[]): AsyncIterable<Block> | Iterable<Block>
  stop(): void
}

/** One that can also be asked while it is not yet known for what in the end. */
export interface PatientReader extends BlobReader {
  readAsListed(batches: AsyncIterable<readonly string[]>): AsyncIterable<Block>
}

/** Starts reading objects before it is known which, so that git's start-up overlaps with listing. */
export function startBlobReader(context: GitContext): PatientReader {
  const running = startGit(context, ['cat-file', '--batch', '--buffer'])
  return {
    read: (oids) => readObjects(running, oids),
    readAsListed(batches) {
      const oids: string[] = []
      return blocksAsked(running, oids, ask(running, batches, oids))
    },
    stop: running.stop,
  }
}

async function* readObjects(running: Running, oids: readonly string[]): AsyncIterable<Block> {
  // Not waited for: git answers while it is still being asked, and both pipes would fill up.
  running.stdin.end(inputOf(oids), 'latin1')
  yield* blocksOf(running, oids, () => running.finished())
}

async function ask(running: Running, batches: AsyncIterable<readonly string[]>, oids: string[]): Promise<void> {
  for await (const batch of batches) {
    for (const oid of batch) oids.push(oid)
    if (batch.length > 0) running.stdin.write(inputOf(batch), 'latin1')
  }
  running.stdin.end()
}

/**
 * The answers of a `git cat-file --batch` that is being asked for `oids`, which still grow. An asking that fails ends the
 * reading too, and its failure is the one to tell.
 */
export async function* blocksAsked(
  running: Running,
  oids: readonly string[],
  asking: Promise<unknown>,
): AsyncIterable<Block> {
  const asked = asking.then(
    () => undefined,
    (error: unknown) => (running.stop(), { error }),
  )
  yield* blocksOf(running, oids, async () => {
    const failed = await asked
    if (failed !== undefined) throw failed.error
    await running.finished()
  })
}

/** `isWell` says when all was asked for and git was well, or throws. */
async function* blocksOf(
  running: Running,
  oids: readonly string[],
  isWell: () => Promise<unknown>,
): AsyncIterable<Block> {
  const parser = new BatchParser(oids)
  for await (const chunk of running.stdout) {
    const block = parser.write(chunk)
    if (block !== undefined) yield block
  }
  await isWell()
  yield parser.end()
}

/** As git reads ids from its standard input. */
export function inputOf(oids: readonly string[]): string {
  return oids.map((oid) => `${oid}\n`).join('')
}

/** The parts alone, for those who read one object after the other. */
export async function* partsOf(blocks: AsyncIterable<Block> | Iterable<Block>): AsyncIterable<Part> {
  for await (const { parts } of blocks) yield* parts
}

/** Answers are gathered until they are this long (bytes): what is done once for each block is then worth it. */
const BLOCK = 1 << 17
/** An object of so many blocks comes as a whole: the parts of a longer one are copied. */
const WHOLE = 2

/**
 * Reads the answers of `git cat-file --batch`:
 *
 *     8e1b2d0… blob 1204 LF  <1204 bytes>  LF
 *
 * in the order asked. Anything else, `missing` and `ambiguous` among it, is an error. An object that is no longer than
 * two blocks comes as a whole.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
export class BatchParser {
  /** What has arrived and is not given out yet. */
  private chunks: Buffer[] = []
  private length = 0
  private room: Buffer = Buffer.alloc(0)
  private asked = 0
  private type = ''
  /** Bytes of the current object that are still to come, and its line feed; 0 between objects. */
  private rest = 0
  private isBegun = false
  /** How many bytes must have arrived before there is something to give out. */
  private enough: number

  constructor(
    private readonly oids: readonly string[],
    private readonly blockLength = BLOCK,
  ) {
    this.enough = blockLength
  }

  /** Takes what arrives, and gives a block when there is enough for one. Of a long object every part is enough. */
  write(chunk: Buffer): Block | undefined {
    this.chunks.push(chunk)
    this.length += chunk.length
    return this.isBegun || this.length >= this.enough ? this.take() : undefined
  }

  /** Says that there is no more, and gives what is left; an error when something is still owed. */
  end(): Block {
    const block = this.take()
    if (this.length > 0 || this.rest > 0 || this.asked < this.oids.length) throw failure.gitShort('cat-file')
    return block
  }

  private take(): Block {
    const bytes = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : this.gathered()
    const parts: Part[] = []
    let at = 0
    while (at < bytes.length) {
      if (this.rest === 0) {
        const end = bytes.indexOf(10, at)
        if ((end < 0 ? bytes.length : end) - at > LONGEST_HEADING)
          throw failure.gitGarbled('cat-file', 'a heading that does not end')
        if (end < 0) break
        this.open(bytes.toString('latin1', at, end))
        at = end + 1
      }
      const isWhole = this.rest <= bytes.length - at
      if (!isWhole && !this.isBegun && this.rest <= WHOLE * this.blockLength) break
      at = isWhole ? this.close(bytes, at, parts) : this.pass(bytes, at, parts)
    }
    this.chunks = at < bytes.length ? [bytes.subarray(at)] : []
    this.length = bytes.length - at
    this.enough = Math.max(this.blockLength, this.rest)
    return { bytes, parts }
  }

  /** In the same room each time: to make room anew costs more than to copy. What is held may stand there already. */
  private gathered(): Buffer {
    if (this.room.length < this.length) this.room = Buffer.allocUnsafeSlow(this.length + this.blockLength)
    let at = 0
    for (const chunk of this.chunks) at += chunk.copy(this.room, at)
    return this.room.subarray(0, at)
  }

  private open(heading: string): void {
    const wanted = this.oids[this.asked]
    const fields = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d{1,15})$/.exec(heading)
    if (wanted !== undefined && heading === `${wanted} missing`) throw failure.unreadableObject(wanted)
    if (wanted === undefined || fields === null || fields[1] !== wanted)
      throw failure.gitGarbled('cat-file', 'an object that was not asked for')
    this.type = fields[2] as string
    this.rest = Number(fields[3]) + 1
  }

  /** Gives out the rest of an object, and reads the line feed after it. */
  private close(bytes: Buffer, from: number, parts: Part[]): number {
    const to = from + this.rest - 1
    if (bytes[to] !== 10) throw failure.gitGarbled('cat-file', 'an object longer than announced')
    parts.push(this.part(bytes.subarray(from, to), true))
    this.asked++
    this.rest = 0
    this.isBegun = false
    return to + 1
  }

  /** Gives out what there is of a long object. */
  private pass(bytes: Buffer, from: number, parts: Part[]): number {
    // Who reads a long object may keep the parts of it. The line feed may have to be waited for alone.
    parts.push(this.part(this.isBegun ? bytes.subarray(from) : Buffer.from(bytes.subarray(from)), false))
    this.rest -= bytes.length - from
    this.isBegun = true
    return bytes.length
  }

  private part(bytes: Buffer, isLast: boolean): Part {
    return { oid: this.oids[this.asked] as string, type: this.type, bytes, isLast }
  }
}

const LONGEST_HEADING = 200
