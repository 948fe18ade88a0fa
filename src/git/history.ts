import { failure } from '../core/errors.js'
import { isOid } from '../diff/raw.js'
import { BatchParser, type Part } from './blobs.js'
import { revList } from './commits.js'
import { git, type GitContext, linesFrom, type Running, startGit } from './run.js'

/** Everything that a ref or a reflog reaches; stashes are reflogs, and HEADs of other work trees count. */
const EVERYTHING = ['--all', '--reflog']

/** A part of an object, with the commit that brought it. */
export interface PastPart extends Part {
  /** Where the commit has it, one character a byte; empty for commits and root trees. */
  readonly path: string
  /** The first commit that has it, parents before children; of a commit its own id. */
  readonly commit: string
}

/** Reads the past of a repository. What was listed so far, to be told while it is read. */
export interface Past {
  parts(): AsyncIterable<PastPart>
  /** How many objects are known of and are read here. */
  readonly listed: number
  readonly isListed: boolean
  /** How many of them a partial clone lacks. */
  readonly lacking: number
}

/**
 * Every object that a ref or a reflog reaches, once, oldest commits first, read while git still lists. `isWanted` picks
 * the share of one machine among several.
 */
export function pastOf(context: GitContext, isWanted: (oid: string) => boolean): Past {
  const past = { oids: [] as string[], paths: [] as string[], commits: [] as string[], lacking: 0, isListed: false }
  return {
    parts: () => readPast(context, past, isWanted),
    get listed() {
      return past.oids.length
    },
    get isListed() {
      return past.isListed
    },
    get lacking() {
      return past.lacking
    },
  }
}

interface Known {
  readonly oids: string[]
  readonly paths: string[]
  readonly commits: string[]
  lacking: number
  isListed: boolean
}

async function* readPast(
  context: GitContext,
  known: Known,
  isWanted: (oid: string) => boolean,
): AsyncIterable<PastPart> {
  // `--missing=print` lists what a partial clone lacks as `?<oid>` instead of fetching it or failing.
  const listing = ['rev-list', '--objects', '--in-commit-order', '--topo-order', '--reverse', '--missing=print']
  const list = startGit(context, [...listing, ...EVERYTHING, '--'])
  const read = startGit(context, ['cat-file', '--batch', '--buffer'])
  list.stdin.end()
  try {
    // A listing that fails ends the reading too, and its failure is the one to tell.
    const listed = passOn(context, list, read, known, isWanted).then(
      () => undefined,
      (error: unknown) => (read.stop(), { error }),
    )
    yield* partsOf(read, known, listed)
  } finally {
    list.stop()
    read.stop()
  }
}

async function* partsOf(
  read: Running,
  known: Known,
  listed: Promise<{ readonly error: unknown } | undefined>,
): AsyncIterable<PastPart> {
  const parser = new BatchParser(known.oids)
  let index = 0
  for await (const chunk of read.stdout) {
    for (const part of parser.write(chunk)) {
      yield { ...part, path: known.paths[index] as string, commit: known.commits[index] as string }
      if (part.isLast) known.paths[index++] = ''
    }
  }
  const failed = await listed
  if (failed !== undefined) throw failed.error
  await read.finished()
  parser.end()
}

/**
 * Reads `<commit>`, then `<oid> <path>` for what it is the first to have, and hands the ids on. The listing of a path
 * ends at a line feed in it.
 */
async function passOn(
  context: GitContext,
  list: Running,
  read: Running,
  known: Known,
  isWanted: (oid: string) => boolean,
): Promise<void> {
  let commit = ''
  let count = 0
  for await (const lines of linesFrom(list, 'rev-list')) {
    const asked: string[] = []
    for (const line of lines) {
      const space = line.indexOf(' ')
      const oid = space < 0 ? line : line.slice(0, space)
      count++
      if (oid.startsWith('?') && isOid(oid.slice(1))) {
        known.lacking++
        continue
      }
      if (!isOid(oid)) throw failure.gitGarbled('rev-list', 'a line that is not an object id')
      if (space < 0) commit = oid
      if (!isWanted(oid)) continue
      known.oids.push(oid)
      known.paths.push(space < 0 ? '' : line.slice(space + 1))
      known.commits.push(commit)
      asked.push(`${oid}\n`)
    }
    if (asked.length > 0) read.stdin.write(asked.join(''))
  }
  await list.finished()
  // No objects at all is a surprise that is worth a second question.
  if (count === 0 && (await revList(context, ['--max-count=1', ...EVERYTHING])).length > 0)
    throw failure.gitShort('rev-list')
  known.isListed = true
  read.stdin.end()
}

/** The author's date of each of these commits. */
export async function datesOf(context: GitContext, commits: readonly string[]): Promise<Map<string, string>> {
  if (commits.length === 0) return new Map()
  const options = ['--no-walk=unsorted', '--no-show-signature', '--no-color', '-s', '--format=%H %aI', '--stdin']
  const { stdout } = await git(context, ['log', ...options], { input: commits.map((oid) => `${oid}\n`).join('') })
  const dates = new Map<string, string>()
  for (const line of stdout.toString('latin1').split('\n').slice(0, -1)) {
    const [, oid, date] = /^([0-9a-f]{40,64}) (\d{4,}-\d\d-\d\dT[\d:+Z-]+)$/.exec(line) ?? []
    if (oid === undefined || date === undefined) throw failure.gitGarbled('log', 'a commit of an unknown form')
    dates.set(oid, date)
  }
  if (!commits.every((oid) => dates.has(oid))) throw failure.gitShort('log')
  return dates
}
