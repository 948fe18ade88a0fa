import { type Candidate, type Catalogue, type Extent, Scanner } from '../core/detect.js'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { BlockScanner, type Found, TextScanner } from '../core/readings.js'
import type { Located } from '../core/redact.js'
import { utf8 } from '../core/text.js'
import type { Entry, Listing } from '../diff/listing.js'
import type { BlobReader, Block, Part } from '../git/blobs.js'
import { type Pointer, pointerOf } from '../git/lfs.js'
import type { GitContext } from '../git/run.js'
import type { Report, Skipped } from '../report/report.js'
import type { Settings } from './settings.js'

/** What was found and what was looked at, before anything is judged. */
export interface Scan extends Pick<Report, 'scanned' | 'skipped'> {
  readonly located: readonly Located[]
}

/** Where a secret may have travelled, and with what its paths are shown. */
export interface Whereabouts {
  readonly context: GitContext
  readonly catalogue: Catalogue
  /** Every object in which something was found, where all of the past was read. */
  readonly found?: readonly Hit[]
}

/** An object in which something was found. */
export interface Hit extends Pick<Part, 'oid' | 'type'> {
  readonly candidates: readonly Candidate[]
}

/** Scans what a listing names: every object once, the new names, and the Git LFS objects behind pointers. */
export async function scanListing(
  context: GitContext,
  listing: Listing,
  catalogue: Catalogue,
  reader: BlobReader,
): Promise<Scan> {
  const oids = listing.entries.map(({ oid }) => oid)
  const objects = await scanAll(context, [...new Set(oids)], catalogue, reader)
  return scanOf(context, oids, listing, objects, catalogue)
}

/**
 * The scan of texts whose objects are scanned already. `oids` has the object of each of them; a listing need not have
 * more entries than those in whose commits something was found.
 */
export async function scanOf(
  context: GitContext,
  oids: readonly string[],
  { entries, submodules, names }: Listing,
  objects: Objects,
  catalogue: Catalogue,
): Promise<Scan> {
  const media = objects.pointers.size === 0 ? NO_MEDIA : await scanMedia(context, entries, objects.pointers, catalogue)
  const scanned = { files: 0, lines: 0, bytes: 0 }
  for (const oid of oids) {
    const extent = objects.extents.get(oid)
    // What is listed must equal what is scanned plus what is named as skipped.
    if (extent === undefined) throw failure.uncounted(oids.length, scanned.files, media.skipped.length)
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
 * The report on a scan. What it takes to judge and to advise is loaded when something was found. Where a repository is
 * given, how far each secret has travelled in it is found out, but for test keys.
 */
export async function reportOn(
  door: Report['door'],
  { located, scanned, skipped }: Scan,
  folder: string,
  ruling: Settings['ruling'],
  repository?: Whereabouts,
): Promise<Report> {
  if (located.length === 0) return { door, scanned, skipped, findings: [] }
  const { judged } = await import('./judged.js')
  const house = await ruling(located.map(({ path }) => path))
  return { door, scanned, skipped, ...(await judged(door, located, folder, house, repository)) }
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
  const second = (await import('../git/blobs.js')).startBlobReader(context)
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

/** The matches that are new. What tells is loaded when there are matches. */
async function locate(
  context: GitContext,
  entries: readonly Entry[],
  hits: Objects['hits'],
  catalogue: Catalogue,
): Promise<Located[]> {
  if (!entries.some(({ oid }) => hits.has(oid))) return []
  return (await import('./novel.js')).locateNew(context, entries, hits, catalogue)
}
