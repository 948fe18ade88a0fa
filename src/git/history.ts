import { failure } from '../core/errors.js'
import { isOid } from '../diff/raw.js'
import { type Block, blocksAsked, inputOf } from './blobs.js'
import { revList } from './commits.js'
import { git, type GitContext, linesFrom, type Running, startGit } from './run.js'

/** Everything that a ref or a reflog reaches; stashes are reflogs, and HEADs of other work trees count. */
const EVERYTHING = ['--all', '--reflog']

/** What the past of a repository has, as far as it was listed. Each list holds the same objects in the same order. */
export interface Listed {
  readonly oids: readonly string[]
  /** Where the first commit has it, one character a byte; empty for commits. */
  readonly paths: readonly string[]
  /** The first commit that has it, parents before children; of a commit its own id. */
  readonly commits: readonly string[]
  /** The bytes of every path, also of folders, one character each. */
  readonly names: ReadonlySet<string>
  readonly isComplete: boolean
  /** How many objects a partial clone lacks. */
  readonly lacking: number
}

/** The past of a repository, which git has begun to give out. */
export interface Past {
  /** What is read, growing while it is read. */
  readonly listed: Listed
  readonly blocks: AsyncIterable<Block>
}

/**
 * Every text that a ref or a reflog reaches, once, oldest commits first, read while git still lists. `isWanted` picks
 * the share of one machine among several. Trees are listed and not read: what they hold are the names in the listing.
 */
export function startPast(context: GitContext, isWanted: (oid: string) => boolean): Past {
  const listed = { oids: [], paths: [], commits: [], names: new Set<string>(), isComplete: false, lacking: 0 }
  const gits = {
    list: startListing(context, EVERYTHING),
    check: startGit(context, ['cat-file', '--batch-check=%(objecttype)', '--buffer']),
    read: startGit(context, ['cat-file', '--batch', '--buffer']),
  }
  return { listed, blocks: readPast(context, gits, listed, isWanted) }
}

/** Starts listing every object that these revisions reach, where the first commit has it, parents before children. */
export function startListing(context: GitContext, revisions: readonly string[]): Running {
  // `--missing=print` lists what a partial clone lacks as `?<oid>` instead of fetching it or failing.
  const options = ['--objects', '--in-commit-order', '--topo-order', '--reverse', '--missing=print']
  const list = startGit(context, ['rev-list', ...options, ...revisions, '--'])
  list.stdin.end()
  return list
}

/**
 * What a line of the listing says of an object: `<commit>`, or `<oid> <path>` for what the commit before is the first to
 * have, or `?<oid>` where it is not there. The listing of a path ends at a line feed in it.
 */
export function objectIn(line: string): { oid: string; path: string | undefined; isLacking: boolean } {
  const space = line.indexOf(' ')
  const name = space < 0 ? line : line.slice(0, space)
  const isLacking = name.startsWith('?')
  const oid = isLacking ? name.slice(1) : name
  if (!isOid(oid)) throw failure.gitGarbled('rev-list', 'a line that is not an object id')
  return { oid, path: space < 0 ? undefined : line.slice(space + 1), isLacking }
}

interface Growing extends Listed {
  readonly oids: string[]
  readonly paths: string[]
  readonly commits: string[]
  readonly names: Set<string>
  isComplete: boolean
  lacking: number
}

/** The listing, the types of what is listed, and the texts among it. */
interface Gits {
  readonly list: Running
  readonly check: Running
  readonly read: Running
}

async function* readPast(
  context: GitContext,
  { list, check, read }: Gits,
  listed: Growing,
  isWanted: (oid: string) => boolean,
): AsyncIterable<Block> {
  const objects: Listing[] = []
  const asking = Promise.all([
    passToCheck(context, list, check, objects, listed, isWanted),
    passToRead(check, read, objects, listed),
  ])
  try {
    yield* blocksAsked(read, listed.oids, asking)
  } finally {
    for (const { stop } of [list, check, read]) stop()
  }
}

/** An object as it is listed. */
interface Listing {
  readonly oid: string
  readonly path: string
  readonly commit: string
}

/** Notes what is listed, and hands the ids on. */
async function passToCheck(
  context: GitContext,
  list: Running,
  check: Running,
  objects: Listing[],
  listed: Growing,
  isWanted: (oid: string) => boolean,
): Promise<void> {
  let commit = ''
  let count = 0
  for await (const lines of linesFrom(list, 'rev-list')) {
    const asked: string[] = []
    for (const line of lines) {
      const { oid, path, isLacking } = objectIn(line)
      count++
      if (isLacking) {
        listed.lacking++
        continue
      }
      if (path === undefined) commit = oid
      else listed.names.add(path)
      if (!isWanted(oid)) continue
      objects.push({ oid, path: path ?? '', commit })
      asked.push(`${oid}\n`)
    }
    if (asked.length > 0) check.stdin.write(asked.join(''), 'latin1')
  }
  await list.finished()
  // No objects at all is a surprise that is worth a second question.
  if (count === 0 && (await revList(context, ['--max-count=1', ...EVERYTHING])).length > 0)
    throw failure.gitShort('rev-list')
  check.stdin.end()
}

/** Reads the type of each object, and asks for those that are texts. */
async function passToRead(check: Running, read: Running, objects: readonly Listing[], listed: Growing): Promise<void> {
  let checked = 0
  for await (const types of linesFrom(check, 'cat-file')) {
    const asked: string[] = []
    for (const type of types) {
      const object = objects[checked++]
      if (object === undefined) throw failure.gitGarbled('cat-file', 'a type of an object that was not asked for')
      if (type === `${object.oid} missing`) throw failure.unreadableObject(object.oid)
      if (!/^(?:blob|tree|commit|tag)$/.test(type)) throw failure.gitGarbled('cat-file', 'a type that is unknown')
      if (type === 'tree') continue
      listed.oids.push(object.oid)
      listed.paths.push(object.path)
      listed.commits.push(object.commit)
      asked.push(`${object.oid}\n`)
    }
    if (asked.length > 0) read.stdin.write(asked.join(''), 'latin1')
  }
  await check.finished()
  if (checked < objects.length) throw failure.gitShort('cat-file')
  listed.isComplete = true
  read.stdin.end()
}

/** The author's date of each of these commits. */
export async function datesOf(context: GitContext, commits: readonly string[]): Promise<Map<string, string>> {
  if (commits.length === 0) return new Map()
  const options = ['--no-walk=unsorted', '--no-show-signature', '--no-color', '-s', '--format=%H %aI', '--stdin']
  const { stdout } = await git(context, ['log', ...options], { input: inputOf(commits) })
  const dates = new Map<string, string>()
  for (const line of stdout.toString('latin1').split('\n').slice(0, -1)) {
    const [, oid, date] = /^([0-9a-f]{40,64}) (\d{4,}-\d\d-\d\dT[\d:+Z-]+)$/.exec(line) ?? []
    if (oid === undefined || date === undefined) throw failure.gitGarbled('log', 'a commit of an unknown form')
    dates.set(oid, date)
  }
  if (!commits.every((oid) => dates.has(oid))) throw failure.gitShort('log')
  return dates
}
