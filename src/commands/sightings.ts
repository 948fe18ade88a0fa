import type { Candidate, Catalogue } from '../core/detect.js'
import { failure } from '../core/errors.js'
import type { Finding } from '../core/finding.js'
import { formsOf } from '../core/forms.js'
import { assignedVariable } from '../core/naming.js'
import { fingerprinter, isFingerprint, type Located, redact } from '../core/redact.js'
import type { Rule } from '../core/rule.js'
import { type Spot, Spotter } from '../core/spot.js'
import { type Block, partsOf, startBlobReader } from '../git/blobs.js'
import { isShallow } from '../git/commits.js'
import {
  contentOf,
  filesAt,
  introductionsOf,
  type Introduction,
  reachableObjects,
  refsWith,
  tagsAt,
  type WorkFile,
  workTree,
  type WorkTree,
} from '../git/everywhere.js'
import { stashesOf } from '../git/exposure.js'
import { datesOf } from '../git/history.js'
import { openRepository } from '../git/repository.js'
import { contextOf, type GitContext } from '../git/run.js'
import { indexEntries, type IndexEntry } from '../git/tracked.js'
import { scanStream, shownPath, textsIn } from './engine.js'
import type { World } from './world.js'

/** Everything that this clone says of one key, found by its fingerprint. Nothing in it holds the key. */
export interface Sightings {
  readonly finding: Finding
  readonly rule: Rule
  /** In what stands in the index or the work tree now. */
  readonly places: readonly Sighting[]
  /** The commits that bring it, the oldest first. */
  readonly commits: readonly Introduction[]
  /** The branches, tags and stashes whose history has it. */
  readonly refs: readonly RefSighting[]
  /** The environment variables it is assigned to, or the usual one of its kind, and the lines that name them. */
  readonly variables: readonly string[]
  readonly readers: readonly Reader[]
  /** The key itself, for those who ask how far it has travelled. */
  readonly located: readonly Located[]
}

export interface Sighting {
  readonly where: 'index' | WorkFile['kind']
  /** Safe to print, as every path here. */
  readonly path: string
  readonly line: number
  readonly column: number
}

export interface RefSighting {
  /** In full: `refs/heads/main`; a stash is `stash@{0}`. */
  readonly ref: string
  /** Where its newest commit still has it; empty where only older ones do. */
  readonly now: readonly string[]
}

export interface Reader {
  readonly path: string
  readonly line: number
  readonly variable: string
}

/** What came of looking for a key. */
export interface Search {
  /** Undefined where it stands nowhere. */
  readonly sightings: Sightings | undefined
  /** What was not looked at, as sentences. */
  readonly gaps: readonly string[]
}

/**
 * Looks for the key with this fingerprint in the index, the work tree with untracked and ignored files, and everything
 * that branches, tags and stashes lead to. A fingerprint cannot be turned back, so all of it is scanned, and read once
 * more for what no rule sees. Takes as long as it takes; installed packages are looked into where they are wanted.
 */
export async function sightingsOf(
  { cwd, env }: Pick<World, 'cwd' | 'env'>,
  fingerprint: string,
  catalogue: Catalogue,
  isWithPackages = false,
): Promise<Search> {
  if (!isFingerprint(fingerprint)) throw failure.badFingerprint()
  const { top } = await openRepository(contextOf(cwd, env))
  const context = contextOf(top, env)
  const stashes = await stashesOf(context)
  const [entries, tree, { oids, lacking }, isCut] = await Promise.all([
    indexEntries(context),
    workTree(context, isWithPackages),
    reachableObjects(context, stashes),
    isShallow(context),
  ])
  const { files } = tree
  const gaps = await gapsOf({ isCut, lacking, tree, entries, fingerprint }, catalogue)
  const objects = [...new Set([...entries.map(({ oid }) => oid), ...oids])]
  const mark = fingerprinter()
  const isIt = (candidate: Candidate) => mark(candidate) === fingerprint
  const known = await scanned(context, top, objects, files, catalogue, isIt)
  const candidates = [...known.objects.values(), ...known.files.values()].flat()
  if (candidates.length === 0) return { sightings: undefined, gaps }
  const variables = variablesOf(candidates)
  const forms = [...(formsOf([{ path: '', candidates }], mark).get(fingerprint) ?? [])]
  const shown = (path: string) => shownWithout(path, forms, catalogue)
  const spotted = await spottedIn(context, top, objects, files, [forms, ...variables.map((name) => [name])])
  const seenIn = (spots: readonly Spot[] = [], found: readonly Candidate[] = []) => linesWith(spots, found)
  const indexed = entries.flatMap((entry) =>
    seenIn(spotted.objects.get(entry.oid)?.spots, known.objects.get(entry.oid)).map((at) => ({
      ...at,
      where: 'index' as const,
      path: entry.path,
    })),
  )
  const onDisk = files.flatMap(({ path, kind }) =>
    seenIn(spotted.files.get(path), known.files.get(path)).map((at) => ({ ...at, where: kind, path })),
  )
  const places = await Promise.all([...indexed, ...onDisk].map(async (at) => ({ ...at, path: await shown(at.path) })))
  const history = await historyOf(context, new Set(oids), known.objects, spotted.objects, stashes, shown)
  const readers = files.flatMap(({ path }) =>
    readersIn(path, spotted.files.get(path) ?? [], known.files.get(path) ?? [], variables),
  )
  const lost = history.commits.at(-1)?.paths[0] ?? 'the history of this repository'
  const shownNow = await locatedIn(entries, files, known, lost, shown)
  const [finding] = redact(shownNow, mark)
  const sightings = {
    finding: finding as Finding,
    rule: (candidates[0] as Candidate).rule,
    places,
    ...history,
    variables,
    readers: await Promise.all(readers.map(async (reader) => ({ ...reader, path: await shown(reader.path) }))),
    located: shownNow,
  }
  return { sightings, gaps }
}

interface Known {
  readonly objects: ReadonlyMap<string, readonly Candidate[]>
  readonly files: ReadonlyMap<string, readonly Candidate[]>
}

async function scanned(
  context: GitContext,
  top: string,
  objects: readonly string[],
  files: readonly WorkFile[],
  catalogue: Catalogue,
  isIt: (candidate: Candidate) => boolean,
): Promise<Known> {
  const inObjects = new Map<string, readonly Candidate[]>()
  for await (const texts of textsIn(blocksOf(context, objects), catalogue)) {
    for (const { part, candidates } of texts) {
      const found = candidates.filter(isIt)
      if (found.length > 0) inObjects.set(part.oid, found)
    }
  }
  const inFiles = new Map<string, readonly Candidate[]>()
  for (const { path } of files) {
    const { candidates } = await scanStream(contentOf(top, path), catalogue)
    const found = candidates.filter(isIt)
    if (found.length > 0) inFiles.set(path, found)
  }
  return { objects: inObjects, files: inFiles }
}

interface SpottedObject {
  readonly type: string
  readonly spots: readonly Spot[]
}

async function spottedIn(
  context: GitContext,
  top: string,
  objects: readonly string[],
  files: readonly WorkFile[],
  needles: readonly (readonly string[])[],
): Promise<{ objects: Map<string, SpottedObject>; files: Map<string, readonly Spot[]> }> {
  const inObjects = new Map<string, SpottedObject>()
  let spotter = new Spotter(needles.slice(0, 1))
  for await (const { oid, type, bytes, isLast } of partsOf(blocksOf(context, objects))) {
    spotter.write(bytes)
    if (!isLast) continue
    // The type of every object is kept: what a rule finds need not be spotted.
    inObjects.set(oid, { type, spots: spotter.end() })
    spotter = new Spotter(needles.slice(0, 1))
  }
  const inFiles = new Map<string, readonly Spot[]>()
  for (const { path } of files) {
    const lines = new Spotter(needles)
    for await (const block of contentOf(top, path)) lines.write(block)
    const spots = lines.end()
    if (spots.length > 0) inFiles.set(path, spots)
  }
  return { objects: inObjects, files: inFiles }
}

function blocksOf(context: GitContext, oids: readonly string[]): AsyncIterable<Block> | Iterable<Block> {
  return oids.length > 0 ? startBlobReader(context).read(oids) : []
}

/** Each line once, in order. A key over several lines is spotted by one of them, and stands where it begins. */
function linesWith(spots: readonly Spot[], found: readonly Candidate[]): { line: number; column: number }[] {
  const more = spots.filter(
    ({ line, needle }) =>
      needle === 0 && !found.some((candidate) => candidate.line <= line && line <= candidate.endLine),
  )
  const places = [...found, ...more].map(({ line, column }) => ({ line, column }))
  return places.sort((a, b) => a.line - b.line || a.column - b.column)
}

function variablesOf(candidates: readonly Candidate[]): string[] {
  const assigned = new Set(candidates.flatMap((candidate) => assignedVariable(candidate) ?? []))
  return assigned.size > 0 ? [...assigned].sort() : [(candidates[0] as Candidate).rule.variable]
}

/** The lines that name a variable, without those that hold the key itself. */
function readersIn(
  path: string,
  spots: readonly Spot[],
  found: readonly Candidate[],
  variables: readonly string[],
): Reader[] {
  const own = new Set(linesWith(spots, found).map(({ line }) => line))
  const named = spots.filter(({ line, needle }) => needle > 0 && !own.has(line))
  const lines = new Map(
    named.map(({ line, needle }) => [`${line} ${needle}`, { path, line, variable: variables[needle - 1] as string }]),
  )
  return [...lines.values()]
}

async function historyOf(
  context: GitContext,
  reachable: ReadonlySet<string>,
  known: Known['objects'],
  spotted: ReadonlyMap<string, SpottedObject>,
  stashes: Awaited<ReturnType<typeof stashesOf>>,
  shown: (path: string) => Promise<string>,
): Promise<Pick<Sightings, 'commits' | 'refs'>> {
  const hits = [...spotted].filter(([oid, { spots }]) => reachable.has(oid) && (spots.length > 0 || known.has(oid)))
  const ofType = (...types: string[]) => hits.filter(([, { type }]) => types.includes(type)).map(([oid]) => oid)
  const contents = ofType('blob', 'tree')
  const [brought, written, tags] = await Promise.all([
    introductionsOf(context, contents, stashes),
    datesOf(context, ofType('commit')),
    tagsAt(context, ofType('tag')),
  ])
  const messages = [...written].map(([commit, date]): Introduction => ({ commit, date, paths: [] }))
  const commits = [...brought, ...messages].sort((a, b) => Date.parse(a.date) - Date.parse(b.date))
  const refs = [
    ...new Set([
      ...(await refsWith(
        context,
        commits.map(({ commit }) => commit),
        stashes,
      )),
      ...tags,
    ]),
  ]
  const blobs = new Set(contents)
  return {
    commits: await Promise.all(
      commits.map(async (commit) => ({ ...commit, paths: await Promise.all(commit.paths.map(shown)) })),
    ),
    refs: await Promise.all(
      refs.map(async (ref) => ({
        ref: await shown(ref),
        now: await Promise.all((await filesAt(context, ref, blobs)).map(({ path }) => shown(path))),
      })),
    ),
  }
}

/** For the finding: where it stands now; where it stands nowhere any more, where it stood last. */
async function locatedIn(
  entries: readonly IndexEntry[],
  files: readonly WorkFile[],
  known: Known,
  lost: string,
  shown: (path: string) => Promise<string>,
): Promise<Located[]> {
  // What is staged comes first, and what git ignores last: the commands of the advice are about the first that there is.
  const levels: readonly Located[][] = [
    entries.map(({ path, oid }) => ({ path, candidates: known.objects.get(oid) ?? [] })),
    files
      .filter(({ kind }) => kind !== 'ignored')
      .map(({ path }) => ({ path, candidates: known.files.get(path) ?? [] })),
    files.map(({ path }) => ({ path, candidates: known.files.get(path) ?? [] })),
  ]
  const now = levels
    .map((level) => level.filter(({ candidates }) => candidates.length > 0))
    .find((level) => level.length > 0)
  if (now !== undefined) return Promise.all(now.map(async (each) => ({ ...each, path: await shown(each.path) })))
  return [{ path: lost, candidates: [...known.objects.values()].flat() }]
}

/** No rule may see in a name what the forms of the key show there. */
async function shownWithout(path: string, forms: readonly string[], catalogue: Catalogue): Promise<string> {
  return shownPath(
    forms.reduce((masked, form) => masked.replaceAll(form, `${form.slice(0, 4)}…`), path),
    catalogue,
  )
}

interface Looked {
  readonly isCut: boolean
  /** How many objects a partial clone lacks. */
  readonly lacking: number
  readonly tree: WorkTree
  readonly entries: readonly IndexEntry[]
  readonly fingerprint: string
}

async function gapsOf({ isCut, lacking, tree, entries, fingerprint }: Looked, catalogue: Catalogue): Promise<string[]> {
  const indexed = new Set(entries.map(({ path }) => path))
  const submodules = tree.files.filter(({ path, kind }) => kind === 'tracked' && !indexed.has(path))
  const named = async (paths: readonly string[]) =>
    (await Promise.all(paths.map((path) => shownPath(path, catalogue)))).join(', ')
  const repositories = [...tree.repositories, ...submodules.map(({ path }) => path)]
  return [
    ...(isCut ? ['This clone is shallow: older commits are not in it. git fetch --unshallow brings them.'] : []),
    ...(lacking > 0
      ? [`This clone is partial: ${lacking} objects are not in it. git fetch --refetch --no-filter brings them.`]
      : []),
    ...(tree.packages.length > 0
      ? [`Installed packages: ${await named(tree.packages)}. npx keyhold where --all ${fingerprint} looks there too.`]
      : []),
    ...(repositories.length > 0
      ? [`Repositories of their own: ${await named(repositories)}. Run npx keyhold where ${fingerprint} in them.`]
      : []),
  ]
}
