import { createReadStream, existsSync } from 'node:fs'
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
  // Not `--git-path`: to git, the store is a folder like any other, which each linked worktree would have of its own.
  const { stdout } = await git(context, ['rev-parse', '--git-common-dir'])
  const folder = /^(.+)\n$/s.exec(stdout.toString('utf8'))?.[1]
  if (folder === undefined || !existsSync(resolve(context.cwd, folder, 'objects')))
    throw failure.gitGarbled('rev-parse', 'no folder of a repository')
  const path = resolve(context.cwd, folder, 'lfs/objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true || found.size !== bytes)
    return { reason: 'a Git LFS object that is not in the local store' }
  return createReadStream(path)
}
