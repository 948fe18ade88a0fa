import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { BlobReader, Block, Part } from './blobs.js'
import type { GitContext } from './run.js'

/** More objects than this, or larger ones (bytes, as stored and as they are), take longer than a git that reads them. */
const [MOST, LARGEST_STORED, LARGEST] = [32, 1 << 17, 1 << 20]

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
 * takes longer than the rest of a small commit. Gives undefined where one of them is not there, is large, or is not
 * what it should be: then git is asked for all of them, and knows what is wrong.
 *
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage
 */
export function readLoose(folder: string, oids: readonly string[]): Block[] | undefined {
  if (oids.length > MOST) return undefined
  const blocks: Block[] = []
  for (const oid of oids) {
    const part = partOf(folder, oid)
    if (part === undefined) return undefined
    blocks.push({ bytes: part.bytes, parts: [part] })
  }
  return blocks
}

function partOf(folder: string, oid: string): Part | undefined {
  try {
    const stored = readFileSync(join(folder, oid.slice(0, 2), oid.slice(2)))
    if (stored.length > LARGEST_STORED) return undefined
    const object = inflateSync(stored, { maxOutputLength: LARGEST })
    const start = object.indexOf(0) + 1
    if (object.toString('latin1', 0, start) !== `blob ${object.length - start}\0`) return undefined
    return { oid, type: 'blob', bytes: object.subarray(start), isLast: true }
  } catch {
    return undefined
  }
}
