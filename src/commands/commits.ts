import { failure } from '../core/errors.js'
import { type Entry, type Listing, listingOf } from '../diff/listing.js'
import { bringsContent, type Commit, isNewPath, isNothing, isOid, isSubmodule } from '../diff/raw.js'
import { partsOf, startBlobReader } from '../git/blobs.js'
import { blobsOfTree, changesOf, isShallow, resolveObject, revList, startComparer, typesOf } from '../git/commits.js'
import { contextOf, git, type GitContext } from '../git/run.js'
import type { Report } from '../report/report.js'
import { type Objects, reportOn, scanObjects, scanOf } from './engine.js'
import type { Settings } from './settings.js'
import type { World } from './world.js'

/**
 * `pre-push`: scans exactly what becomes public to this remote, commit by commit, so that a key that was added and
 * taken out again is found. Standard input names what is pushed:
 *
 *     refs/heads/main 67890… refs/heads/main 12345…
 *
 * https://git-scm.com/docs/githooks#_pre_push
 */
export async function scanPush({ cwd, env, stdin }: World, remote: string, settings: Settings): Promise<Report> {
  const context = contextOf(cwd, env)
  const updates = await updatesFrom(stdin, ['local', 'localOid', 'remote', 'remoteOid'])
  const pushed = updates.map(([, oid]) => oid as string).filter(isPresent)
  const there = updates.map(([, , , oid]) => oid as string).filter(isPresent)
  // What this remote has already, by its own tracking refs only: another remote may be private. A URL has none.
  const [types, tracked] = await Promise.all([typesOf(context, [...there, ...pushed]), revListRemotes(context, remote)])
  const known = there.filter((oid) => types.get(oid) !== 'missing')
  const isNamed = tracked.length > 0
  const without = ['--not', ...known, ...(isNamed ? [`--remotes=${remote}`] : [])]
  const names = updates.filter(([, oid, , old]) => isNewRef(old, oid)).map(([, , ref]) => bytesOf(ref))
  return scanPushed(context, pushed, types, without, names, settings)
}

/** `pre-receive` on a server: scans what none of its refs had. Standard input: `<old> <new> <ref>`. */
export async function scanPreReceive({ cwd, env, stdin }: World, settings: Settings): Promise<Report> {
  const context = contextOf(cwd, env)
  const updates = await updatesFrom(stdin, ['old', 'new', 'ref'])
  const pushed = updates.map(([, oid]) => oid as string).filter(isPresent)
  const names = updates.filter(([old, oid]) => isNewRef(old, oid)).map(([, , ref]) => bytesOf(ref))
  return scanPushed(context, pushed, await typesOf(context, pushed), ['--not', '--all'], names, settings)
}

/** Every commit of a range, merges included. Refuses where a shallow clone may hide the commits of the range. */
export async function scanRange({ cwd, env }: World, range: string, settings: Settings): Promise<Report> {
  const context = contextOf(cwd, env)
  const ends = range.split(/\.{2,3}/)
  if (range.startsWith('-') || ends.length > 2) throw failure.badRange(range)
  for (const end of ends) {
    if ((await resolveObject(context, `${end || 'HEAD'}^{commit}`)) === undefined) throw failure.badRange(range)
  }
  if (await isShallow(context)) await assertKnown(context, range, ends)
  const listed = revList(context, ['--end-of-options', range])
  return scanCommits(context, listed, { entries: [], submodules: [], names: [] }, 'range', settings)
}

/** In a shallow clone the two ends must have a common ancestor that is here. */
async function assertKnown(context: GitContext, range: string, [from, to = 'HEAD']: readonly string[]): Promise<void> {
  if (from === undefined || from === '' || !range.includes('..')) throw failure.shallow(range)
  const { status } = await git(context, ['merge-base', from, to || 'HEAD'], { accept: [0, 1, 128] })
  if (status !== 0) throw failure.shallow(range)
}

async function scanPushed(
  context: GitContext,
  pushed: readonly string[],
  types: ReadonlyMap<string, string>,
  without: readonly string[],
  names: readonly string[],
  settings: Settings,
): Promise<Report> {
  const of = (type: string) => pushed.filter((oid) => types.get(oid) === type)
  const missing = of('missing')[0]
  if (missing !== undefined) throw failure.unreadableObject(missing)
  const tags = await tagChain(context, of('tag'))
  const tips = [...of('commit'), ...tags.commits]
  const trees = await Promise.all([...of('tree'), ...tags.trees].map((tree) => blobsOfTree(context, tree)))
  // A blob or a tree can be pushed by itself, and no commit leads to it.
  const loose: Listing = {
    entries: [
      ...[...of('blob'), ...tags.blobs].map((oid) => wholly(`object ${oid.slice(0, 10)}`, oid)),
      ...trees.flat().map(({ path, oid }) => wholly(path, oid)),
      ...tags.oids.map((oid) => wholly(`tag ${oid.slice(0, 10)}`, oid)),
    ],
    submodules: [],
    names: [...names, ...trees.flat().map(({ path }) => path)],
  }
  const listed = tips.length === 0 ? Promise.resolve([]) : revList(context, [...tips, ...without])
  return scanCommits(context, listed, loose, 'push', settings)
}

async function scanCommits(
  context: GitContext,
  listed: Promise<readonly string[]>,
  loose: Listing,
  door: 'push' | 'range',
  { catalogue, ruling }: Settings,
): Promise<Report> {
  const [reader, comparer] = [startBlobReader(context), startComparer(context)]
  try {
    const commits = await listed
    // The commit object holds the message and the names of author and committer.
    const first = [...loose.entries.map(({ oid }) => oid), ...commits]
    const brought: Brought = { oids: [], commits: [], submodules: new Set(loose.submodules), names: new Set() }
    const blocks = reader.readAsListed(freshOids(first, comparer.changesOf(commits), brought))
    const objects = await scanObjects(blocks, catalogue)
    const listing = {
      entries: [...(await entriesWith(context, objects, brought)), ...loose.entries, ...messagesWith(objects, commits)],
      submodules: [...brought.submodules],
      names: [...brought.names, ...loose.names],
    }
    const scan = await scanOf(context, [...brought.oids, ...first], listing, objects, catalogue)
    // A server has no remotes: its own refs are what is out.
    const repository = context.env['GIT_QUARANTINE_PATH'] === undefined ? { context, catalogue } : undefined
    return { ...(await reportOn(door, scan, '', ruling, repository)), commits: commits.length }
  } finally {
    reader.stop()
    comparer.stop()
  }
}

/** What commits bring, as far as it matters before something is found in it. */
interface Brought {
  /** The object of each text, and in the same order the commit that brings it. */
  readonly oids: string[]
  readonly commits: string[]
  readonly submodules: Set<string>
  /** The bytes of new paths, one character a byte. */
  readonly names: Set<string>
}

/** The objects to read, each once: the first, and what the commits bring, which is noted as it comes. */
async function* freshOids(
  first: readonly string[],
  changed: AsyncIterable<readonly Commit[]>,
  brought: Brought,
): AsyncIterable<readonly string[]> {
  const seen = new Set<string>()
  const fresh = (oids: readonly string[]) => oids.filter((oid) => !seen.has(oid) && seen.add(oid))
  yield fresh(first)
  for await (const commits of changed) {
    const from = brought.oids.length
    for (const commit of commits) note(commit, brought)
    yield fresh(brought.oids.slice(from))
  }
}

function note({ oid: commit, changes }: Commit, { oids, commits, submodules, names }: Brought): void {
  for (const change of changes) {
    if (bringsContent(change)) {
      oids.push(change.oid)
      commits.push(commit)
    }
    if (isSubmodule(change)) submodules.add(change.path)
    if (isNewPath(change)) names.add(change.path)
  }
}

/** The texts of the commits that bring something to look at, with what stood there before. Mostly there are none. */
async function entriesWith(context: GitContext, objects: Objects, { oids, commits }: Brought): Promise<Entry[]> {
  const { hits, pointers } = objects
  const wanted = new Set(commits.filter((_, index) => [hits, pointers].some((all) => all.has(oids[index] as string))))
  const entries: Entry[] = []
  if (wanted.size === 0) return entries
  for await (const some of changesOf(context, [...wanted]))
    for (const { oid, changes } of some)
      for (const entry of listingOf(changes).entries) entries.push({ ...entry, commit: oid })
  return entries
}

function messagesWith({ hits }: Objects, commits: readonly string[]): Entry[] {
  return commits.filter((oid) => hits.has(oid)).map((oid) => wholly(`message of ${oid.slice(0, 10)}`, oid))
}

/** Annotated tags, the tags they point at, and what stands at the end of each chain. */
async function tagChain(
  context: GitContext,
  tags: readonly string[],
): Promise<{ oids: string[]; commits: string[]; trees: string[]; blobs: string[] }> {
  const oids: string[] = []
  const ends: string[] = []
  for (let next = [...tags]; next.length > 0;) {
    oids.push(...next)
    const targets = await Promise.all(next.map((oid) => targetOf(context, oid)))
    const types = await typesOf(context, targets)
    ends.push(...targets.filter((oid) => types.get(oid) !== 'tag'))
    next = targets.filter((oid) => types.get(oid) === 'tag')
  }
  const types = await typesOf(context, ends)
  const of = (type: string) => ends.filter((oid) => types.get(oid) === type)
  return { oids, commits: of('commit'), trees: of('tree'), blobs: of('blob') }
}

async function targetOf(context: GitContext, tag: string): Promise<string> {
  let target: string | undefined
  // Read to its end, because only then it is known whether git was well.
  for await (const { bytes } of partsOf(startBlobReader(context).read([tag])))
    target ??= /^object ([0-9a-f]{40,64})\n/.exec(bytes.toString('latin1', 0, 80))?.[1]
  if (target === undefined) throw failure.gitGarbled('cat-file', 'a tag that points at nothing')
  return target
}

async function revListRemotes(context: GitContext, remote: string): Promise<string[]> {
  if (!/^[A-Za-z0-9][\w./-]*$/.test(remote)) return []
  return revList(context, ['--max-count=1', `--remotes=${remote}`])
}

function wholly(path: string, oid: string): Entry {
  return { path, oid, old: [] }
}

/** The lines that git writes to a hook, as fields. Refnames hold no spaces. */
async function updatesFrom(stdin: AsyncIterable<Buffer>, names: readonly string[]): Promise<string[][]> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  const lines = Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => {
    const fields = line.split(' ')
    const oids = fields.filter((_, index) => /oid|^old$|^new$/i.test(names[index] ?? ''))
    if (fields.length !== names.length || !oids.every(isOid)) throw failure.badUpdates()
    return fields
  })
}

/** Whether an update makes a ref, whose name becomes public with it. */
function isNewRef(old = '', oid = ''): boolean {
  return !isPresent(old) && isPresent(oid)
}

/** The bytes of a name in UTF-8, one character a byte. */
function bytesOf(name = ''): string {
  return Buffer.from(name).toString('latin1')
}

function isPresent(oid: string): boolean {
  return !isNothing(oid)
}
