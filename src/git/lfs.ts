import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Part } from './blobs.js'
import { git, type GitContext } from './run.js'

/** What a Git LFS pointer points at. */
export interface Pointer {
  /** SHA-256 of the content, in hex; also its name in the local store. */
  readonly sha256: string
  readonly bytes: number
}

/** Larger objects are not read: media, mostly, and the hook must stay fast. */
const LARGEST = 100_000_000

/**
 * The pointer that a whole blob is, if it is one.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerOf({ bytes, isLast }: Part): Pointer | undefined {
  if (
    !isLast ||
    bytes.length > 1024 ||
    !bytes.subarray(0, 40).toString('latin1').startsWith('version https://git-lfs.github.com/spec/')
  )
    return undefined
  const fields = /\noid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n/.exec(bytes.toString('latin1'))
  return fields === null ? undefined : { sha256: fields[1] as string, bytes: Number(fields[2]) }
}

/** The content behind a pointer, from the local store, or why it cannot be read. */
export async function openPointer(
  context: GitContext,
  { sha256, bytes }: Pointer,
): Promise<AsyncIterable<Buffer> | { readonly reason: string }> {
  if (bytes > LARGEST) return { reason: `a Git LFS object larger than ${LARGEST / 1e6} MB` }
  const name = `lfs/objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const { stdout } = await git(context, ['rev-parse', '--git-path', name])
  const path = resolve(context.cwd, stdout.toString('utf8').replace(/\n$/, ''))
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true || found.size !== bytes)
    return { reason: 'a Git LFS object that is not in the local store' }
  return createReadStream(path)
}
