import { failure } from '../core/errors.js'
import { type Commit, CommitParser, isOid } from '../diff/raw.js'
import { inputOf } from './blobs.js'
import { emptyTree, toOid } from './repository.js'
import { git, type GitContext, type Running, startGit } from './run.js'

/** A `git diff-tree` that has been started and waits to be asked. */
export interface Comparer {
  /**
   * What each of these commits changes against its parents, in their order, while git compares; of a merge only what
   * differs from all of them. Ends the process; can be called once.
   */
  changesOf(commits: readonly string[]): AsyncIterable<Commit[]>
  stop(): void
}

/** Starts comparing before it is known which commits, so that git's start-up overlaps with listing them. */
export function startComparer(context: GitContext): Comparer {
  // `--always`, so that a commit without changes is named too: what is answered must be what was asked.
  const options = ['--stdin', '--always', '-r', '-c', '--root', '--raw', '-z', '--no-abbrev', '--no-renames']
  const running = startGit(context, ['diff-tree', ...options])
  return { changesOf: (commits) => compare(running, commits), stop: running.stop }
}

/** The same for one that is started when it is asked. */
export async function* changesOf(context: GitContext, commits: readonly string[]): AsyncIterable<Commit[]> {
  yield* startComparer(context).changesOf(commits)
}

async function* compare(running: Running, commits: readonly string[]): AsyncIterable<Commit[]> {
  const parser = new CommitParser('diff-tree')
  let answered = 0
  const asAsked = (answers: Commit[]): Commit[] => {
    if (!answers.every(({ oid }) => oid === commits[answered++]))
      throw failure.gitGarbled('diff-tree', 'a commit that was not asked for')
    return answers
  }
  try {
    running.stdin.end(inputOf(commits), 'latin1')
    for await (const chunk of running.stdout) yield asAsked(parser.write(chunk))
    await running.finished()
    yield asAsked(parser.end())
    if (answered !== commits.length) throw failure.gitShort('diff-tree')
  } finally {
    running.stop()
  }
}

/** The ids that `git rev-list` gives for these arguments. */
export async function revList(context: GitContext, args: readonly string[]): Promise<string[]> {
  const { stdout } = await git(context, ['rev-list', ...args, '--'])
  const oids = stdout.toString('latin1').split('\n').slice(0, -1)
  if (!oids.every(isOid)) throw failure.gitGarbled('rev-list', 'a line that is not an object id')
  if (!stdout.toString('latin1').endsWith(oids.length === 0 ? '' : '\n')) throw failure.gitShort('rev-list')
  // No commits at all is a surprise that is worth a second question.
  if (oids.length === 0) {
    const counted = await git(context, ['rev-list', '--count', ...args, '--'])
    if (counted.stdout.toString('latin1').trim() !== '0') throw failure.gitShort('rev-list')
  }
  return oids
}

/** The type of each object; `missing` where there is none. */
export async function typesOf(context: GitContext, oids: readonly string[]): Promise<Map<string, string>> {
  if (oids.length === 0) return new Map()
  const { stdout } = await git(context, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    input: inputOf(oids),
  })
  const answers = stdout.toString('latin1').split('\n').slice(0, -1)
  if (answers.length !== oids.length) throw failure.gitShort('cat-file')
  return new Map(
    answers.map((answer, index) => {
      const [, oid, type] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag|missing)$/.exec(answer) ?? []
      if (type === undefined || oid !== oids[index])
        throw failure.gitGarbled('cat-file', 'a type of an object that was not asked for')
      return [oids[index] as string, type]
    }),
  )
}

/** The id an expression stands for; undefined when it stands for none. */
export async function resolveObject(context: GitContext, expression: string): Promise<string | undefined> {
  const answer = await git(context, ['rev-parse', '-q', '--verify', '--end-of-options', expression], {
    accept: [0, 1, 128],
  })
  return answer.status === 0 ? toOid(answer, 'rev-parse') : undefined
}

/** The blobs of a tree with their paths. */
export async function blobsOfTree(context: GitContext, tree: string): Promise<{ path: string; oid: string }[]> {
  const { stdout } = await git(context, ['ls-tree', '-r', '-z', tree])
  const isWhole = stdout.length === 0 ? tree === (await emptyTree(context)) : stdout.at(-1) === 0
  if (!isWhole) throw failure.gitShort('ls-tree')
  return stdout
    .toString('latin1')
    .split('\0')
    .slice(0, -1)
    .flatMap((record) => {
      const fields = /^\d+ (blob|commit) ([0-9a-f]{40,64})\t([^]+)$/.exec(record)
      if (fields === null) throw failure.gitGarbled('ls-tree', 'an entry of an unknown form')
      return fields[1] === 'blob' ? [{ oid: fields[2] as string, path: fields[3] as string }] : []
    })
}

/** Whether the history of this clone was cut off. */
export async function isShallow(context: GitContext): Promise<boolean> {
  const { stdout } = await git(context, ['rev-parse', '--is-shallow-repository'])
  const answer = stdout.toString('utf8').trim()
  if (answer !== 'true' && answer !== 'false') throw failure.gitGarbled('rev-parse', 'neither true nor false')
  return answer === 'true'
}
