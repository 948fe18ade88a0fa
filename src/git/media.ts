import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { failure } from '../core/errors.js'
import type { Pointer } from './lfs.js'
import { git, type GitContext } from './run.js'

/** Larger objects are not read: media, mostly, and the hook must stay fast. */
const LARGEST = 100_000_000

/** The content behind a pointer, from the local store, or why it cannot be read. */
export async function openPointer(
  context: GitContext,
  { sha256, bytes }: Pointer,
): Promise<AsyncIterable<Buffer> | { readonly reason: string }> {
  if (bytes > LARGEST) return { reason: `a Git LFS object larger than ${LARGEST / 1e6} MB` }
  const name = `lfs/objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const { stdout } = await git(context, ['rev-parse', '--git-path', name])
  if (!stdout.toString('latin1').endsWith(`${name}\n`)) throw failure.gitGarbled('rev-parse', 'another path than asked')
  const path = resolve(context.cwd, stdout.toString('utf8').replace(/\n$/, ''))
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true || found.size !== bytes)
    return { reason: 'a Git LFS object that is not in the local store' }
  return createReadStream(path)
}
