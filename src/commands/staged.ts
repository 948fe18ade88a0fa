import { relative, resolve, sep } from 'node:path'
import type { Catalogue } from '../core/detect.js'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { type Listing, listingOf } from '../diff/listing.js'
import { looseReader } from '../git/loose.js'
import { contextOf } from '../git/run.js'
import { type Staged, stagedChanges } from '../git/staged.js'
import { writeStamp } from '../git/stamp.js'
import type { Report, Skipped } from '../report/report.js'
import { reportOn, scanListing, shownPath } from './engine.js'
import { settingsOf } from './settings.js'
import type { World } from './world.js'

/**
 * Scans what the index adds relative to HEAD, and to every other parent during a merge: all of it, or what stands under
 * the paths `only`. `known` is what the index adds, where that has been asked already.
 */
export async function scanStaged(
  { cwd, env }: Pick<World, 'cwd' | 'env'>,
  builtIn: Catalogue,
  only?: readonly string[],
  known?: Staged,
): Promise<Report> {
  const context = contextOf(cwd, env)
  const staged = known ?? (await stagedChanges(context))
  const { repository } = staged
  const reader = looseReader(context, repository.objects)
  try {
    const paths = staged.changes.map(({ path }) => path)
    const { catalogue, ruling } = await settingsOf({ top: repository.top, context: repository }, builtIn, paths)
    const all = listingOf(staged.changes)
    const wanted = only?.map((path) => insideOf(repository.top, resolve(cwd, path)))
    const listing = wanted === undefined ? all : restricted(all, new Set(wanted))
    const scan = await scanListing(repository, listing, catalogue, reader)
    const report = await reportOn('staged', scan, env['GIT_PREFIX'] ?? '', ruling, { context: repository, catalogue })
    if (wanted !== undefined)
      return { ...report, skipped: [...report.skipped, ...(await unmatched(wanted, paths, catalogue))] }
    // The stamp says that all was scanned.
    if (report.findings.every(({ verdict }) => verdict !== 'block')) writeStamp(staged)
    return report
  } finally {
    reader.stop()
  }
}

/** The wanted paths under which nothing is staged, so that a slip does not look like a clean scan. */
async function unmatched(
  wanted: readonly string[],
  paths: readonly string[],
  catalogue: Catalogue,
): Promise<Skipped[]> {
  const staged = new Set(paths.flatMap(ancestors))
  const empty = wanted.filter((path) => !staged.has(path))
  return Promise.all(
    empty.map(async (path) => ({ path: await shownPath(path, catalogue), reason: 'nothing is staged there' })),
  )
}

/** A path as git lists it: relative to the top, one character a byte; empty for the top itself. */
function insideOf(top: string, path: string): string {
  const inside = relative(top, path).split(sep)
  if (inside[0] === '..' || resolve(top, ...inside) !== path) throw failure.outsideOfRepository(printable(path))
  return Buffer.from(inside.join('/')).toString('latin1')
}

/** The part of a listing that stands under one of these paths. */
function restricted({ entries, submodules, names }: Listing, wanted: ReadonlySet<string>): Listing {
  const isWanted = (path: string) => ancestors(path).some((folder) => wanted.has(folder))
  return {
    entries: entries.filter(({ path }) => isWanted(path)),
    submodules: submodules.filter(isWanted),
    names: names.filter(isWanted),
  }
}

/** A path, every folder around it, and the top. */
function ancestors(path: string): string[] {
  const steps = path.split('/')
  return ['', ...steps.map((_, index) => steps.slice(0, index + 1).join('/'))]
}
