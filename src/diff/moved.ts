import type { Candidate } from '../core/detect.js'
import type { Entry } from './listing.js'

/** The secrets in each object, new or not. */
type Hits = ReadonlyMap<string, readonly Candidate[]>

/** For each parent every object that stood where these entries of one commit stand now, or that the commit takes away. */
export function basesOf(entries: readonly Entry[]): string[][] {
  const [first] = entries
  return (first?.old ?? []).map((_, parent) => [
    ...new Set([...entries.flatMap(({ old }) => old[parent] ?? []), ...(first?.gone?.[parent] ?? [])]),
  ])
}

/**
 * Tells the secrets that the entries of one commit only move: some parent has them as often, in what the commit changes
 * there. A copy is not moved: what it was copied from is still there.
 */
export function movedAmong(entries: readonly Entry[], inNew: Hits, inOld: Hits): (candidate: Candidate) => boolean {
  const oids = entries.map(({ oid }) => oid)
  const now = tally(oids, inNew)
  const before = basesOf(entries).map((base) => tally(base, inOld))
  return (candidate) => {
    const key = keyOf(candidate)
    return before.some((counts) => (counts.get(key) ?? 0) >= (now.get(key) ?? Infinity))
  }
}

function tally(oids: readonly string[], hits: Hits): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const candidate of oids.flatMap((oid) => hits.get(oid) ?? [])) {
    const key = keyOf(candidate)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function keyOf({ rule, secret }: Candidate): string {
  return `${rule.id} ${secret}`
}
