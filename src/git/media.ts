import { createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { failure } from '../core/errors.js'
import type { Pointer } from './lfs.js'
import { git, type GitContext } from './run.js'

/** Larger objects are not read: media, mostly, and the hook must stay fast. */
const LARGEST = 100_000_000

/**
 * The folder in which Git LFS keeps its objects: one for all worktrees, unless `lfs.storage` says otherwise.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc
 */
export async function mediaFolder(context: GitContext): Promise<string> {
  const [common, storage] = await Promise.all([
    // Not `--git-path`: to git, the store is a folder like any other, which each worktree would have of its own.
    git(context, ['rev-parse', '--git-common-dir']),
    git(context, ['config', '-z', '--type=path', '--get', 'lfs.storage'], { accept: [0, 1] }),
  ])
  const repository = /^(.+)\n$/s.exec(common.stdout.toString('utf8'))?.[1]
  if (repository === undefined || !existsSync(resolve(context.cwd, repository, 'HEAD')))
    throw failure.gitGarbled('rev-parse', 'no folder of a repository')
  const folder = storage.status === 1 ? 'lfs' : /^([^\0]+)\0$/.exec(storage.stdout.toString('utf8'))?.[1]
  if (folder === undefined) throw failure.gitGarbled('config', 'no folder for lfs.storage')
  return resolve(context.cwd, repository, folder, 'objects')
}

/** The content behind a pointer, from the folder of Git LFS, or why it cannot be read. */
export async function openPointer(
  folder: string,
  { sha256, bytes }: Pointer,
): Promise<AsyncIterable<Buffer> | { readonly reason: string }> {
  if (bytes > LARGEST) return { reason: `a Git LFS object larger than ${LARGEST / 1e6} MB` }
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true || found.size !== bytes)
    return { reason: 'a Git LFS object that is not in the local store' }
  return createReadStream(path)
}
