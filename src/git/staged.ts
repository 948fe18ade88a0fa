import { existsSync, readFileSync } from 'node:fs'
import { failure } from '../core/errors.js'
import { type Change, isOid, parseRaw } from '../diff/raw.js'
import { emptyTree, openRepository, plainRepository, type Repository, toOid } from './repository.js'
import { type Answer, git, gitAtOnce, type GitContext } from './run.js'

/** What the index changes against every parent of the commit in the making, and git's own answer for the first one. */
export interface Staged {
  readonly repository: Repository
  readonly changes: readonly Change[]
  /** The commit or the tree that the first list was made against. */
  readonly base: string
  readonly raw: Buffer
}

/** Lists what the index adds, changes and removes. A path that equals one of the parents brings nothing new. */
export async function stagedChanges(context: GitContext): Promise<Staged> {
  const repository = plainRepository(context) ?? (await openRepository(context))
  const base = repository.head ?? (await emptyTree(repository))
  const { stdout: raw } = listAgainst(repository, base)
  const others = (await mergedTrees(repository)).map((each) => listAgainst(repository, each))
  const lists = [raw, ...others.map(({ stdout }) => stdout)].map((list) => parseRaw(list, 'diff-index'))
  return { repository, changes: inEvery(lists), base, raw }
}

// An id, not the word HEAD, and the `--` at the end: a file or a branch called HEAD must not be taken for it.
function listAgainst(context: GitContext, base: string): Answer {
  const options = [
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--ita-invisible-in-index',
    '--ignore-submodules=none',
  ]
  const answer = gitAtOnce(context, ['diff-index', ...options, base, '--'])
  // Nothing at all is a surprise that is worth a second question.
  if (answer.stdout.length === 0) {
    const { status } = gitAtOnce(context, ['diff-index', '--quiet', ...options, base, '--'], { accept: [0, 1] })
    if (status === 1) throw failure.gitShort('diff-index')
  }
  return answer
}

/**
 * The trees of the other parents: from the file `MERGE_HEAD` when a merge is concluded by hand, from the names of
 * variables `GITHEAD_<oid>` while `git merge` itself makes the commit and the file does not exist yet.
 */
async function mergedTrees(repository: Repository): Promise<string[]> {
  const heads = readIfThere(repository.mergeHeads)
    .split('\n')
    .filter((line) => line !== '')
  const named = Object.keys(repository.env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? [])
  const trees = [...new Set([...heads, ...named])].map(async (oid) => {
    if (!isOid(oid)) throw failure.gitGarbled('rev-parse', 'MERGE_HEAD does not hold an object id')
    return toOid(await git(repository, ['rev-parse', '-q', '--verify', `${oid}^{tree}`]), 'rev-parse')
  })
  return Promise.all(trees)
}

function readIfThere(path: string): string {
  // To fail takes Node longer than to look first.
  if (!existsSync(path)) return ''
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
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
