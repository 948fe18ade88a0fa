import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { failure } from '../core/errors.js'
import { type Change, parseRaw } from '../diff/raw.js'
import { emptyTree, type Repository } from './repository.js'
import { git } from './run.js'

/** What the index changes against every parent of the commit in the making, and git's own answer for the first one. */
export interface Staged {
  readonly changes: readonly Change[]
  /** The tree that the first list was made against. */
  readonly tree: string
  readonly raw: Buffer
}

/** Lists what the index adds, changes and removes. A path that equals one of the parents brings nothing new. */
export async function stagedChanges(repository: Repository): Promise<Staged> {
  const tree = repository.headTree ?? (await emptyTree(repository))
  const trees = [tree, ...(await mergedTrees(repository))]
  const answers = await Promise.all(trees.map((each) => listAgainst(repository, each)))
  return { changes: inEvery(answers.map((raw) => parseRaw(raw, 'diff-index'))), tree, raw: answers[0] as Buffer }
}

// The tree's id, not the word HEAD, and the `--` at the end: a file or a branch called HEAD must not be taken for it.
async function listAgainst(repository: Repository, tree: string): Promise<Buffer> {
  const options = [
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--ita-invisible-in-index',
    '--ignore-submodules=none',
  ]
  const { stdout } = await git(repository, ['diff-index', ...options, tree, '--'])
  return stdout
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
    throw failure.notReadable(path, (error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

/** The changes whose paths every list has, each with what all the parents have there. */
function inEvery(lists: readonly (readonly Change[])[]): readonly Change[] {
  const [first = [], ...others] = lists
  if (others.length === 0) return first
  const byPath = others.map((list) => new Map(list.map((change) => [change.path, change])))
  return first.flatMap((change) => {
    const rest = byPath.map((known) => known.get(change.path)?.parents[0])
    return rest.includes(undefined) ? [] : [{ ...change, parents: [...change.parents, ...rest] as Change['parents'] }]
  })
}
