import { failure } from '../core/errors.js'
import { readLoose } from './loose.js'
import { type GitContext, type Running, startGit } from './run.js'

/** A part of an object as it arrives. The last part of each object has `isLast`; an empty object has one empty part. */
export interface Part {
  readonly oid: string
  readonly type: string
  readonly bytes: Buffer
  readonly isLast: boolean
}

/** A `git cat-file --batch` that has been started and waits to be asked. */
export interface BlobReader {
  /** Reads the objects in this order, streaming. Ends the process; can be called once. */
  read(oids: readonly string[]): AsyncIterable<Part> | Iterable<Part>
  stop(): void
}

/** Starts reading objects before it is known which, so that git's start-up overlaps with listing. */
export function startBlobReader(context: GitContext): BlobReader {
  const running = startGit(context, ['cat-file', '--batch', '--buffer'])
  return { read: (oids) => readObjects(running, oids), stop: running.stop }
}

/** Reads from the files in `folder` where that is quicker, and starts a git only where it is not. */
export function looseReader(context: GitContext, folder: string): BlobReader {
  let reader: BlobReader | undefined
  return {
    read: (oids) => readLoose(folder, oids) ?? (reader = startBlobReader(context)).read(oids),
    stop: () => reader?.stop(),
  }
}

async function* readObjects(running: Running, oids: readonly string[]): AsyncIterable<Part> {
  // Not waited for: git answers while it is still being asked, and both pipes would fill up.
  running.stdin.end(oids.map((oid) => `${oid}\n`).join(''))
  const parser = new BatchParser(oids)
  for await (const chunk of running.stdout) yield* parser.write(chunk)
  await running.finished()
  parser.end()
}

/**
 * Reads the answers of `git cat-file --batch`:
 *
 *     8e1b2d0… blob 1204 LF  <1204 bytes>  LF
 *
 * in the order asked. Anything else, `missing` and `ambiguous` among it, is an error.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
export class BatchParser {
  private head: Buffer = Buffer.alloc(0)
  private asked = 0
  private type = ''
  /** Bytes of the current object that are still to come; -1 between objects, 0 when its line feed is still to come. */
  private rest = -1

  constructor(private readonly oids: readonly string[]) {}

  *write(chunk: Buffer): Iterable<Part> {
    let at = 0
    while (at < chunk.length) {
      if (this.rest < 0) {
        const end = chunk.indexOf(10, at)
        this.head = Buffer.concat([this.head, chunk.subarray(at, end < 0 ? chunk.length : end)])
        if (this.head.length > 200) throw failure.gitGarbled('cat-file', 'a heading that does not end')
        if (end < 0) return
        at = end + 1
        this.open()
        if (this.rest === 0) yield this.part(Buffer.alloc(0))
        continue
      }
      if (this.rest === 0) {
        if (chunk[at] !== 10) throw failure.gitGarbled('cat-file', 'an object longer than announced')
        at++
        this.rest = -1
        this.asked++
        continue
      }
      const bytes = chunk.subarray(at, at + this.rest)
      at += bytes.length
      this.rest -= bytes.length
      yield this.part(bytes)
    }
  }

  /** Says that there is no more; an error when something is still owed. */
  end(): void {
    if (this.rest >= 0 || this.head.length > 0 || this.asked < this.oids.length) throw failure.gitShort('cat-file')
  }

  private open(): void {
    const wanted = this.oids[this.asked]
    const heading = this.head.toString('latin1')
    this.head = Buffer.alloc(0)
    const fields = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d{1,15})$/.exec(heading)
    if (wanted !== undefined && heading === `${wanted} missing`) throw failure.unreadableObject(wanted)
    if (wanted === undefined || fields === null || fields[1] !== wanted)
      throw failure.gitGarbled('cat-file', 'an object that was not asked for')
    this.type = fields[2] as string
    this.rest = Number(fields[3])
  }

  private part(bytes: Buffer): Part {
    return { oid: this.oids[this.asked] as string, type: this.type, bytes, isLast: this.rest === 0 }
  }
}
