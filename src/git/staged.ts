import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Change, parseRaw } from '../diff/raw.js'
import { failure } from '../core/errors.js'
import { git } from './run.js'
import { emptyTree, type Repository } from './repository.js'

/** What is staged, seen from one parent of the commit in the making. */
export interface Base {
  readonly tree: string
  readonly changes: readonly Change[]
}

/** What the index holds that no parent holds at the same path. */
export interface Staged {
  /** One for each parent; a merge has several. */
  readonly bases: readonly [Base, ...Base[]]
  /** The changes that differ from every parent. A path that equals one of them brings nothing new. */
  readonly changes: readonly Change[]
}

/** Lists what the index adds, changes and removes relative to every parent of the commit in the making. */
export async function stagedChanges(repository: Repository): Promise<Staged> {
  const trees = [repository.headTree ?? (await emptyTree(repository)), ...(await mergedTrees(repository))]
  const bases = await Promise.all(trees.map((tree) => listAgainst(repository, tree)))
  return { bases: bases as [Base, ...Base[]], changes: inEvery(bases) }
}

// The tree's id, not the word HEAD, and the `--` at the end: a file or a branch called HEAD must not be taken for it.
async function listAgainst(repository: Repository, tree: string): Promise<Base> {
  const { stdout } = await git(repository, [
    'diff-index',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--ita-invisible-in-index',
    '--ignore-submodules=none',
    tree,
    '--',
  ])
  return { tree, changes: parseRaw(stdout, 'diff-index') }
}

/**
 * The trees of the other parents: from the file `MERGE_HEAD` when a merge is concluded by hand, from the names of
 * variables `GITHEAD_<oid>` while `git merge` itself makes the commit and the file does not exist yet.
 */
async function mergedTrees(repository: Repository): Promise<string[]> {
  const heads = (await readIfThere(resolve(repository.cwd, repository.mergeHeads)))
    .split('\n')
    .filter((line) => line !== '')
  const named = Object.keys(repository.env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? [])
  const trees = [...new Set([...heads, ...named])].map(async (oid) => {
    if (!/^[0-9a-f]{40,64}$/.test(oid)) throw failure.gitGarbled('rev-parse', 'MERGE_HEAD does not hold an object id')
    const { stdout } = await git(repository, ['rev-parse', '-q', '--verify', `${oid}^{tree}`])
    return stdout.toString('utf8').trim()
  })
  return Promise.all(trees)
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw failure.gitFailed('rev-parse --git-path MERGE_HEAD', `error ${(error as NodeJS.ErrnoException).code}`, '')
  }
}

/** The changes of the first base whose paths every other base lists too. */
function inEvery(bases: readonly Base[]): readonly Change[] {
  const [first, ...others] = bases
  const paths = others.map(({ changes }) => new Set(changes.map(({ path }) => path)))
  return (first?.changes ?? []).filter(({ path }) => paths.every((known) => known.has(path)))
}
