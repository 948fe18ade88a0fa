import type { Candidate, Catalogue } from '../core/detect.js'
import { KeyholdError } from '../core/errors.js'
import { groupBy } from '../core/group.js'
import type { Located } from '../core/redact.js'
import { Counter, introduced, needleOf } from '../diff/introduced.js'
import type { Entry } from '../diff/listing.js'
import { basesOf, movedAmong } from '../diff/moved.js'
import { partsOf, startBlobReader } from '../git/blobs.js'
import type { GitContext } from '../git/run.js'
import { type Objects, scanObjects, shownPath } from './engine.js'

/** The matches that are new against every parent, with the paths they stand in. */
export async function locateNew(
  context: GitContext,
  entries: readonly Entry[],
  hits: Objects['hits'],
  catalogue: Catalogue,
): Promise<Located[]> {
  const hit = entries.filter(({ oid }) => hits.has(oid))
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
