import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { constants, createInflate, inflateSync } from 'node:zlib'
import { failure } from '../core/errors.js'
import type { BlobReader, Block, Part } from './blobs.js'
import type { GitContext } from './run.js'

/** More objects than this, or ones that are larger than they are stored as (bytes), take longer than a git that reads them. */
const [MOST, LARGEST] = [64, 1 << 20]
/** So many bytes of small objects are held at once. */
const MOST_HELD = 1 << 25
/** An object of which more bytes are stored is read and unpacked in parts of so many bytes; smaller ones take longer. */
const [LARGEST_STORED, STORED_PART, PART] = [1 << 17, 1 << 20, 1 << 19]
/** So many bytes of an object as it is stored hold its heading: before it stand at most the codes of the first block. */
const HEAD = 1024

/** Reads from the files in `folder` where that is quicker, and starts a git only where it is not. */
export function looseReader(context: GitContext, folder: string): BlobReader {
  let stop = () => {}
  async function* ask(oids: readonly string[]): AsyncIterable<Block> {
    const { startBlobReader } = await import('./blobs.js')
    const reader = startBlobReader(context)
    stop = reader.stop
    yield* reader.read(oids)
  }
  return { read: (oids) => readLoose(folder, oids) ?? ask(oids), stop: () => stop() }
}

/**
 * The objects as `git add` has just written them: one file each, zlib over `blob 12 NUL <12 bytes>`. To start a git
 * takes longer than the rest of a small commit, and to get a large object through a pipe longer than to unpack it. Gives
 * undefined where one of them is not there, or is not what it should be: then git is asked for all of them, and knows
 * what is wrong.
 *
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage
 */
export function readLoose(
  folder: string,
  oids: readonly string[],
): readonly Block[] | AsyncIterable<Block> | undefined {
  if (oids.length > MOST) return undefined
  const read: (Block | Large)[] = []
  let held = 0
  for (const oid of oids) {
    const object = objectOf(join(folder, oid.slice(0, 2), oid.slice(2)), oid)
    if (object === undefined) return undefined
    held += isBlock(object) ? object.bytes.length : 0
    if (held > MOST_HELD) return undefined
    read.push(object)
  }
  return read.every(isBlock) ? read : unpacked(read)
}

/** An object that is not held as a whole. */
interface Large {
  readonly path: string
  readonly oid: string
  /** In bytes; the heading not counted. */
  readonly size: number
  readonly heading: number
}

function isBlock(object: Block | Large): object is Block {
  return 'parts' in object
}

function objectOf(path: string, oid: string): Block | Large | undefined {
  try {
    const file = openSync(path, 'r')
    try {
      if (fstatSync(file).size > LARGEST_STORED) return { path, oid, ...headingOf(startOf(file)) }
      return blockOf(inflateSync(readFileSync(file), { maxOutputLength: LARGEST }), oid)
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** What the first bytes of a large object unpack to. */
function startOf(file: number): Buffer {
  const stored = Buffer.alloc(HEAD)
  readSync(file, stored)
  return inflateSync(stored, { finishFlush: constants.Z_SYNC_FLUSH })
}

function blockOf(object: Buffer, oid: string): Block | undefined {
  const { heading, size } = headingOf(object)
  if (object.length !== heading + size) return undefined
  const part: Part = { oid, type: 'blob', bytes: object.subarray(heading), isLast: true }
  return { bytes: part.bytes, parts: [part] }
}

/** How long the heading of a blob is, with the NUL behind it, and what it says of the bytes after it. */
function headingOf(object: Buffer): { heading: number; size: number } {
  const heading = object.indexOf(0) + 1
  const [, size] = /^blob (\d{1,15})\0$/.exec(object.toString('latin1', 0, heading)) ?? []
  if (size === undefined) throw new SyntaxError('no heading of a blob')
  return { heading, size: Number(size) }
}

async function* unpacked(objects: readonly (Block | Large)[]): AsyncIterable<Block> {
  for (const object of objects) {
    if (isBlock(object)) yield object
    else yield* partsOfLarge(object)
  }
}

/** Another thread unpacks what comes next while the parts before it are read. */
async function* partsOfLarge({ path, oid, size, heading }: Large): AsyncIterable<Block> {
  const stored = createReadStream(path, { highWaterMark: STORED_PART })
  const object = stored.pipe(createInflate({ chunkSize: PART }))
  stored.on('error', (error) => object.destroy(error))
  let rest = heading + size
  try {
    for await (const chunk of object as AsyncIterable<Buffer>) {
      const bytes = rest > size ? chunk.subarray(rest - size) : chunk
      rest -= chunk.length
      yield { bytes, parts: [{ oid, type: 'blob', bytes, isLast: rest === 0 }] }
    }
  } catch {
    throw failure.unreadableObject(oid)
  }
  if (rest !== 0) throw failure.unreadableObject(oid)
}
