import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Repository } from './repository.js'
import { git } from './run.js'
import type { Staged } from './staged.js'

/**
 * What pre-commit leaves for post-commit: what it compared with and the list it scanned, as git gave it. When the
 * commit that was made changes something else, it was made without pre-commit.
 */

/** Leaves the stamp. It only serves a notice, so a repository that cannot be written to goes without. */
export function writeStamp({ repository, base, raw }: Staged): void {
  try {
    writeFileSync(repository.stamp, Buffer.concat([Buffer.from(`${base}\n`), raw]))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
  }
}

/** Whether the commit at HEAD is the one that the stamp was left for. Takes the stamp away. */
export async function wasScanned(repository: Repository): Promise<boolean> {
  const stamp = readStamp(repository.stamp)
  if (stamp === undefined || repository.head === undefined) return false
  rmSync(repository.stamp, { force: true })
  const end = stamp.indexOf(10)
  const options = ['-r', '--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules=none']
  const { stdout } = await git(repository, [
    'diff-tree',
    ...options,
    stamp.toString('latin1', 0, end),
    repository.head,
    '--',
  ])
  return stdout.equals(stamp.subarray(end + 1))
}

/** How the commit at HEAD was made, in the words of the reflog: `commit`, `commit (amend)`, `rebase (pick)`; or ''. */
export async function howMade(repository: Repository): Promise<string> {
  const { status, stdout } = await git(repository, ['log', '-g', '-1', '--format=%gs', 'HEAD', '--'], {
    accept: [0, 128],
  })
  return status === 0 ? (stdout.toString('utf8').split(':')[0] ?? '').trim() : ''
}

function readStamp(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
