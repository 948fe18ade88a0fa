import type { Candidate, Catalogue } from '../core/detect.js'
import type { Located } from '../core/redact.js'
import { Counter, introduced, needleOf } from '../diff/introduced.js'
import { bringsContent, type Change, isSubmodule } from '../diff/raw.js'
import { startBlobReader } from '../git/blobs.js'
import { openRepository, type Repository } from '../git/repository.js'
import { gitEnvironment } from '../git/run.js'
import { type Base, type Staged, stagedChanges } from '../git/staged.js'
import type { Report, Skipped } from '../report/report.js'
import { assertCounted, reportOn, type Scan, scanParts, shownPath, totalOf } from './engine.js'
import type { World } from './world.js'

/** Scans what the index adds relative to HEAD, and to every other parent during a merge. */
export async function scanStaged({ cwd, env }: Pick<World, 'cwd' | 'env'>, catalogue: Catalogue): Promise<Report> {
  // Started before it is known what to read, so that git's start-up costs nothing.
  const reader = startBlobReader({ cwd, env: gitEnvironment(env) })
  try {
    const repository = await openRepository(cwd, env)
    const staged = await stagedChanges(repository)
    const changes = staged.changes.filter(bringsContent)
    const oids = changes.map(({ newOid }) => newOid as string)

    const scan = await scanParts(reader.read([...new Set(oids)]), catalogue)
    const scanned = totalOf(oids, scan.extents)
    assertCounted(changes.length, scanned, [])

    const skipped = await skippedOf(staged, catalogue)
    const located = await locate(repository, staged, changes, scan, catalogue)
    return await reportOn('staged', located, { scanned, skipped }, env['GIT_PREFIX'] ?? '')
  } finally {
    reader.stop()
  }
}

async function skippedOf(staged: Staged, catalogue: Catalogue): Promise<Skipped[]> {
  const submodules = staged.changes.filter(isSubmodule)
  return Promise.all(
    submodules.map(async ({ path }) => ({
      path: await shownPath(path, catalogue),
      reason: 'a submodule: its own repository has its own hooks',
    })),
  )
}

/** The matches that are new against every base, with the paths they stand in. */
async function locate(
  repository: Repository,
  staged: Staged,
  changes: readonly Change[],
  { hits }: Scan,
  catalogue: Catalogue,
): Promise<Located[]> {
  const hit = changes.filter(({ newOid }) => hits.has(newOid as string))
  if (hit.length === 0) return []
  const found = (change: Change) => hits.get(change.newOid as string) as readonly Candidate[]
  const bases = hit.map((change) => ({ change, old: staged.bases.map((base) => oldSide(base, change)) }))
  const counts = await countNeedles(repository, bases, found)
  const located = bases.map(async ({ change, old }) => ({
    path: await shownPath(change.path, catalogue),
    candidates: introduced(
      found(change),
      counts.get(change.newOid as string) ?? new Map(),
      old.map((oids) => sum(oids.map((oid) => counts.get(oid) ?? new Map()))),
    ),
  }))
  return (await Promise.all(located)).filter(({ candidates }) => candidates.length > 0)
}

/**
 * What a base had before: the object at the same path. Where the path is new, everything that the same commit
 * deletes, so that a renamed file is not new, without guessing which file it was.
 */
function oldSide(base: Base, change: Change): string[] {
  const before = base.changes.find(({ path }) => path === change.path)?.oldOid
  if (before !== undefined) return [before]
  return base.changes.flatMap(({ newOid, oldOid, oldMode }) =>
    newOid === undefined && oldOid !== undefined && oldMode !== '160000' ? [oldOid] : [],
  )
}

/** How often each needle stands in each new and old object. An old object that cannot be read counts as empty. */
async function countNeedles(
  repository: Repository,
  bases: readonly { change: Change; old: readonly (readonly string[])[] }[],
  found: (change: Change) => readonly Candidate[],
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const wanted = new Map<string, Candidate[]>()
  for (const { change, old } of bases) {
    for (const oid of [change.newOid as string, ...old.flat()])
      wanted.set(oid, [...(wanted.get(oid) ?? []), ...found(change)])
  }
  const counters = new Map([...wanted].map(([oid, candidates]) => [oid, new Counter(candidates.map(needleOf))]))
  const isNew = new Set(bases.map(({ change }) => change.newOid as string))
  await count(repository, counters, [...isNew])
  for (const oid of [...counters.keys()].filter((key) => !isNew.has(key))) {
    // One process each: an object that a partial clone lacks ends the process that is asked for it.
    await count(repository, counters, [oid]).catch(() => counters.delete(oid))
  }
  return new Map([...counters].map(([oid, counter]) => [oid, counter.counts]))
}

async function count(
  repository: Repository,
  counters: ReadonlyMap<string, Counter>,
  oids: readonly string[],
): Promise<void> {
  for await (const { oid, bytes, isLast } of startBlobReader(repository).read(oids)) {
    counters.get(oid)?.write(bytes)
    if (isLast) counters.get(oid)?.end()
  }
}

function sum(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  for (const counts of all) for (const [text, number] of counts) total.set(text, (total.get(text) ?? 0) + number)
  return total
}
