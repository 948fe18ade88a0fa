import { type Candidate, type Catalogue, type Extent, Scanner } from '../core/detect.js'
import { failure, KeyholdError } from '../core/errors.js'
import { printable } from '../core/escape.js'
import type { Exposure, Finding } from '../core/finding.js'
import { groupBy } from '../core/group.js'
import { BlockScanner, type Found, TextScanner } from '../core/readings.js'
import type { Located } from '../core/redact.js'
import type { Rule } from '../core/rule.js'
import { utf8 } from '../core/text.js'
import { Counter, introduced, needleOf } from '../diff/introduced.js'
import type { Entry, Listing } from '../diff/listing.js'
import { basesOf, movedAmong } from '../diff/moved.js'
import { type BlobReader, type Block, type Part, partsOf, startBlobReader } from '../git/blobs.js'
import { type Pointer, pointerOf } from '../git/lfs.js'
import type { GitContext } from '../git/run.js'
import type { Report, Skipped } from '../report/report.js'
import type { Settings } from './settings.js'

/** What was found and what was looked at, before anything is judged. */
export interface Scan extends Pick<Report, 'scanned' | 'skipped'> {
  readonly located: readonly Located[]
}

/** Scans what a listing names: every object once, the new names, and the Git LFS objects behind pointers. */
export async function scanListing(
  context: GitContext,
  listing: Listing,
  catalogue: Catalogue,
  reader: BlobReader,
): Promise<Scan> {
  const oids = [...new Set(listing.entries.map(({ oid }) => oid))]
  return scanOf(context, listing, await scanAll(context, oids, catalogue, reader), catalogue)
}

/** The scan of a listing whose objects are scanned already. */
export async function scanOf(
  context: GitContext,
  { entries, submodules, names }: Listing,
  objects: Objects,
  catalogue: Catalogue,
): Promise<Scan> {
  const media = objects.pointers.size === 0 ? NO_MEDIA : await scanMedia(context, entries, objects.pointers, catalogue)
  const scanned = { files: 0, lines: 0, bytes: 0 }
  for (const { oid } of entries) {
    const extent = objects.extents.get(oid)
    // What is listed must equal what is scanned plus what is named as skipped.
    if (extent === undefined) throw failure.uncounted(entries.length, scanned.files, media.skipped.length)
    addTo(scanned, extent)
  }
  const skipped = [
    ...media.skipped,
    ...(await Promise.all(submodules.map((path) => skippedSubmodule(path, catalogue)))),
  ]
  return {
    scanned,
    skipped,
    located: [
      ...(await locate(context, entries, objects.hits, catalogue)),
      ...(await scanNames(names, catalogue)),
      ...media.located,
    ],
  }
}

/** Counts one more text as scanned. */
export function addTo(scanned: { files: number; lines: number; bytes: number }, { lines, bytes }: Extent): void {
  scanned.files += 1
  scanned.lines += lines
  scanned.bytes += bytes
}

/**
 * The report on a scan. Redaction, judging and advice are loaded here, when there is something. Where a repository is
 * given, how far each secret has travelled in it is found out, but for test keys.
 */
export async function reportOn(
  door: Report['door'],
  { located, scanned, skipped }: Scan,
  folder: string,
  ruling: Settings['ruling'],
  repository?: { readonly context: GitContext; readonly catalogue: Catalogue },
): Promise<Report> {
  if (located.length === 0) return { door, scanned, skipped, findings: [] }
  const [{ fingerprinter, redact }, { advise }, { judge }, { accept }, house] = await Promise.all([
    import('../core/redact.js'),
    import('../core/advice.js'),
    import('../policy/judge.js'),
    import('../policy/accept.js'),
    ruling(located.map(({ path }) => path)),
  ])
  const rules = new Map(located.flatMap(({ candidates }) => candidates.map(({ rule }) => [rule.id, rule] as const)))
  const mark = fingerprinter()
  const { accepted, notes, ...left } = accept(located, house, mark)
  const judged = redact(left.located, mark).map((finding) => ({ ...finding, ...judge(finding, house.policy) }))
  const serious = judged.filter(({ mode }) => mode !== 'test')
  const exposures =
    repository === undefined || serious.length === 0
      ? undefined
      : await exposuresIn(left.located, mark, serious, repository)
  const findings = judged.map((finding) => {
    const rule = rules.get(finding.rule) as Rule
    const exposure = exposures?.get(finding.fingerprint)
    const publicKey = house.publicKeys.find(([provider]) => rule.mode !== 'public' && provider === rule.provider)?.[1]
    const advice = advise(finding, rule, { door, folder, exposure, publicKey })
    const note = notes.get(finding.fingerprint)
    return {
      ...finding,
      ...(exposure === undefined ? {} : { exposure }),
      ...(note === undefined ? {} : { note }),
      advice,
    }
  })
  const { message, limits } = house
  return { door, scanned, skipped, findings, accepted, message, limits }
}

/** By fingerprint. */
async function exposuresIn(
  located: readonly Located[],
  mark: (candidate: Candidate) => string,
  findings: readonly Finding[],
  { context, catalogue }: { readonly context: GitContext; readonly catalogue: Catalogue },
): Promise<Map<string, Exposure>> {
  const [{ exposuresOf }, { formsOf }] = await Promise.all([import('../git/exposure.js'), import('../core/forms.js')])
  const forms = formsOf(located, mark)
  const fingerprints = findings.map(({ fingerprint }) => fingerprint)
  const exposures = await exposuresOf(
    context,
    fingerprints.map((fingerprint) => [...(forms.get(fingerprint) ?? [])]),
  )
  return new Map(
    await Promise.all(
      exposures.map(async ({ path, ...exposure }, index) => {
        const shown = path === undefined ? {} : { path: await shownPath(path, catalogue) }
        return [fingerprints[index] as string, { ...exposure, ...shown }] as const
      }),
    ),
  )
}

/** Scans one text that is no object of git, given in blocks: a message, a file, standard input. */
export async function scanStream(
  blocks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>,
  catalogue: Catalogue,
): Promise<{ candidates: Candidate[]; extent: Extent }> {
  const scanner = new TextScanner(catalogue)
  for await (const block of blocks) {
    const wait = scanner.write(typeof block === 'string' ? Buffer.from(block) : block)
    if (wait !== undefined) await wait
  }
  return { candidates: await scanner.end(), extent: scanner.extent }
}

/**
 * A path for people: decoded, controls escaped, keys in it masked, and no command to a runner of GitHub or Azure, which
 * obeys lines that begin with `::` or hold `##[`.
 */
export async function shownPath(path: string, catalogue: Catalogue): Promise<string> {
  const text = printable(utf8(path)).replace(/^::/, './::').replaceAll('##[', '#\\x23[')
  const { candidates } = await scanStream([text], catalogue)
  return candidates
    .filter(({ certainty }) => certainty === 'certain')
    .reduce((shown, { secret }) => shown.replaceAll(secret, `${secret.slice(0, 4)}…`), text)
}

/** What was found in objects, by id. */
export interface Objects {
  readonly hits: ReadonlyMap<string, readonly Candidate[]>
  readonly extents: ReadonlyMap<string, Extent>
  readonly pointers: ReadonlyMap<string, Pointer>
}

/** git takes longer to give out many small objects than they take to scan: two of it share the work. */
async function scanAll(
  context: GitContext,
  oids: readonly string[],
  catalogue: Catalogue,
  reader: BlobReader,
): Promise<Objects> {
  if (oids.length < WORTH_TWO_READERS) return scanObjects(reader.read(oids), catalogue)
  const second = startBlobReader(context)
  const half = oids.length >> 1
  try {
    const objects = noObjects()
    await Promise.all([
      scanObjects(reader.read(oids.slice(0, half)), catalogue, objects),
      scanObjects(second.read(oids.slice(half)), catalogue, objects),
    ])
    return objects
  } finally {
    second.stop()
  }
}

const WORTH_TWO_READERS = 1000

/** Scans each object once, as it arrives, and adds what it found to `objects`. */
export async function scanObjects(
  blocks: AsyncIterable<Block> | Iterable<Block>,
  catalogue: Catalogue,
  objects = noObjects(),
): Promise<Objects> {
  const { hits, extents, pointers } = objects
  for await (const texts of textsIn(blocks, catalogue)) {
    for (const { part, pointer, candidates, extent } of texts) {
      if (pointer !== undefined) pointers.set(part.oid, pointer)
      if (candidates.length > 0) hits.set(part.oid, candidates)
      extents.set(part.oid, extent)
    }
  }
  return objects
}

function noObjects() {
  return {
    hits: new Map<string, readonly Candidate[]>(),
    extents: new Map<string, Extent>(),
    pointers: new Map<string, Pointer>(),
  }
}

/** What was found in one object. */
interface Text extends Found {
  /** The last part of the object. */
  readonly part: Part
  readonly pointer: Pointer | undefined
}

/** Scans one object after the other, in blocks as they arrive: those that stand in one, and the long ones in parts. */
export async function* textsIn(
  blocks: AsyncIterable<Block> | Iterable<Block>,
  catalogue: Catalogue,
): AsyncIterable<Text[]> {
  let scanner: TextScanner | undefined
  for await (const { bytes, parts } of blocks) {
    const whole = new BlockScanner(bytes, catalogue)
    const texts: Text[] = []
    for (const part of parts) {
      if (scanner === undefined && part.isLast) {
        const found = whole.scan(part.bytes)
        texts.push({ part, pointer: pointerOf(part), ...(found instanceof Promise ? await found : found) })
        continue
      }
      scanner ??= new TextScanner(catalogue)
      const wait = scanner.write(part.bytes)
      if (wait !== undefined) await wait
      if (!part.isLast) continue
      texts.push({ part, pointer: undefined, candidates: await scanner.end(), extent: scanner.extent })
      scanner = undefined
    }
    if (texts.length > 0) yield texts
  }
}

/** A key can stand in the name of a file, a submodule, a branch or a tag. Each new name is a line of one text. */
export async function scanNames(all: readonly string[], catalogue: Catalogue): Promise<Located[]> {
  const names = [...new Set(all.map((name) => name.replaceAll('\n', ' ')))]
  const scanner = new Scanner(catalogue)
  await scanner.write(Buffer.from(names.join('\n'), 'latin1'))
  const candidates = (await scanner.end()).filter(({ certainty }) => certainty === 'certain')
  return Promise.all(
    candidates.map(async (candidate) => ({
      path: `name of ${await shownPath(names[candidate.line - 1] ?? '', catalogue)}`,
      candidates: [{ ...candidate, line: 1, endLine: 1 }],
      within: 'name' as const,
    })),
  )
}

const NO_MEDIA: Pick<Scan, 'located' | 'skipped'> = { located: [], skipped: [] }

async function scanMedia(
  context: GitContext,
  entries: readonly Entry[],
  pointers: ReadonlyMap<string, Pointer>,
  catalogue: Catalogue,
): Promise<Pick<Scan, 'located' | 'skipped'>> {
  const { mediaFolder, openPointer } = await import('../git/media.js')
  const folder = await mediaFolder(context)
  const located: Located[] = []
  const skipped: Skipped[] = []
  for (const { path, oid, old } of entries) {
    const pointer = pointers.get(oid)
    // A pointer that stood under another name before: what it points at is not new.
    const isRenamed = old.length > 0 && old.every((oids) => oids.includes(oid))
    if (pointer === undefined || isRenamed) continue
    const shown = await shownPath(path, catalogue)
    const opened = await openPointer(folder, pointer)
    if ('reason' in opened) skipped.push({ path: shown, reason: opened.reason })
    else located.push({ path: shown, candidates: (await scanStream(opened, catalogue)).candidates })
  }
  return { located: located.filter(({ candidates }) => candidates.length > 0), skipped }
}

async function skippedSubmodule(path: string, catalogue: Catalogue): Promise<Skipped> {
  return { path: await shownPath(path, catalogue), reason: 'a submodule, whose own repository has its own hooks' }
}

/** The matches that are new against every parent, with the paths they stand in. */
async function locate(
  context: GitContext,
  entries: readonly Entry[],
  hits: Objects['hits'],
  catalogue: Catalogue,
): Promise<Located[]> {
  const hit = entries.filter(({ oid }) => hits.has(oid))
  if (hit.length === 0) return []
  const candidatesOf = ({ oid }: Entry) => hits.get(oid) ?? []
  const counts = await countNeedles(context, hit, candidatesOf)
  const countsOf = (oid: string) => counts.get(oid) ?? new Map<string, number>()
  const fresh = hit.flatMap((entry) => {
    const old = entry.old.map((oids) => sum(oids.map(countsOf)))
    const candidates = introduced(candidatesOf(entry), countsOf(entry.oid), old)
    return candidates.length === 0 ? [] : [{ entry, candidates }]
  })
  const moves = await movesOf(context, entries, new Set(fresh.map(({ entry }) => entry.commit)), hits, catalogue)
  const located = fresh.map(async ({ entry, candidates }): Promise<Located[]> => {
    const isMoved = moves.get(entry.commit) ?? (() => false)
    const text = {
      path: await shownPath(entry.path, catalogue),
      all: candidatesOf(entry),
      ...(entry.commit === undefined ? {} : { commit: entry.commit }),
    }
    return [
      { ...text, candidates: candidates.filter((candidate) => !isMoved(candidate)) },
      { ...text, candidates: candidates.filter(isMoved), isMoved: true },
    ]
  })
  return (await Promise.all(located)).flat().filter(({ candidates }) => candidates.length > 0)
}

/** For each of these commits, which secrets it only moves. Where an old object cannot be read, nothing counts as moved. */
async function movesOf(
  context: GitContext,
  entries: readonly Entry[],
  commits: ReadonlySet<string | undefined>,
  hits: Objects['hits'],
  catalogue: Catalogue,
): Promise<Map<string | undefined, (candidate: Candidate) => boolean>> {
  const compared = entries.filter(({ commit, old }) => commits.has(commit) && old.length > 0)
  const groups = groupBy(compared, ({ commit }) => commit)
  const wanted = [...new Set([...groups.values()].flatMap((group) => basesOf(group).flat()))]
  if (wanted.length === 0) return new Map()
  try {
    const { hits: before } = await scanObjects(startBlobReader(context).read(wanted), catalogue)
    return new Map([...groups].map(([commit, group]) => [commit, movedAmong(group, hits, before)]))
  } catch (error) {
    if (!(error instanceof KeyholdError)) throw error
    return new Map()
  }
}

type Counts = ReadonlyMap<string, number>

/** How often each needle stands in each object that matters. An old object that cannot be read counts as empty. */
async function countNeedles(
  context: GitContext,
  entries: readonly Entry[],
  candidatesOf: (entry: Entry) => readonly Candidate[],
): Promise<Map<string, Counts>> {
  const compared = entries.filter(({ old }) => old.length > 0)
  const wanted = new Map<string, Candidate[]>()
  for (const entry of compared) {
    for (const oid of [entry.oid, ...entry.old.flat()]) {
      const sought = wanted.get(oid)
      if (sought === undefined) wanted.set(oid, [...candidatesOf(entry)])
      else sought.push(...candidatesOf(entry))
    }
  }
  const fresh = new Set(compared.map(({ oid }) => oid))
  const counts = await count(context, wanted, [...fresh])
  const old = [...wanted.keys()].filter((oid) => !fresh.has(oid))
  try {
    return new Map([...counts, ...(await count(context, wanted, old))])
  } catch (error) {
    if (!(error instanceof KeyholdError)) throw error
    // One object that a partial clone lacks ends the whole process: ask for each by itself.
    const each = new Map(counts)
    for (const oid of old) for (const [known, found] of await countIfThere(context, wanted, oid)) each.set(known, found)
    return each
  }
}

async function countIfThere(
  context: GitContext,
  wanted: ReadonlyMap<string, readonly Candidate[]>,
  oid: string,
): Promise<Map<string, Counts>> {
  try {
    return await count(context, wanted, [oid])
  } catch (error) {
    if (!(error instanceof KeyholdError)) throw error
    return new Map()
  }
}

async function count(
  context: GitContext,
  wanted: ReadonlyMap<string, readonly Candidate[]>,
  oids: readonly string[],
): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>()
  if (oids.length === 0) return counts
  let counter: Counter | undefined
  for await (const { oid, bytes, isLast } of partsOf(startBlobReader(context).read(oids))) {
    counter ??= new Counter((wanted.get(oid) ?? []).map(needleOf))
    counter.write(bytes)
    if (!isLast) continue
    counter.end()
    counts.set(oid, counter.counts)
    counter = undefined
  }
  return counts
}

function sum(all: readonly Counts[]): Counts {
  const total = new Map<string, number>()
  for (const counts of all) for (const [text, number] of counts) total.set(text, (total.get(text) ?? 0) + number)
  return total
}
