import type { Candidate } from './detect.js'
import { groupBy } from './group.js'

/** How far the two halves of one credential may stand apart. */
export const NEAR_LINES = 8

/**
 * Of matches that share text the better one stays: the higher precedence, then the surer, then the longer. A match
 * whose companion stands near takes the companion in: two halves of one credential are one finding.
 */
export function resolve(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) =>
      rank(b) - rank(a) ||
      b.secret.length - a.secret.length ||
      a.disguise.length - b.disguise.length ||
      a.end - a.start - (b.end - b.start) ||
      a.start - b.start,
  )
  const wrapped = ranked.filter(({ disguise }) => disguise.length > 0)
  const plain = withoutOverlaps(
    ranked.filter(({ disguise }) => disguise.length === 0),
    wrapped,
  )
  return withCompanions(withoutCopies([...plain, ...wrapped.filter((candidate) => !isSaid(candidate, plain))]))
}

function rank({ rule, certainty }: Candidate): number {
  return (rule.precedence ?? 0) + (certainty === 'certain' ? 1 : 0)
}

/** What stands in the text as it is, in order: each place once, and nothing that is only a part of a wrapped secret. */
function withoutOverlaps(ranked: readonly Candidate[], wrapped: readonly Candidate[]): Candidate[] {
  const taken = new Intervals()
  const wholes = byBeginning(wrapped.filter(({ disguise }) => disguise[0] === 'split literals'))
  const blobs = wrapped.filter(({ disguise }) => disguise[0] === 'base64').sort(inOrder)
  return ranked
    .filter(
      (candidate) =>
        !isFragment(candidate, wholes) && !isBlob(candidate, blobs) && taken.add(candidate.start, candidate.end),
    )
    .sort(inOrder)
}

/** How much of a secret tells it from others. */
const BEGINNING = 20

function byBeginning(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  return groupBy(candidates, ({ secret }) => secret.slice(0, BEGINNING))
}

/** Whether a match is only the first literal of a secret that goes on in the next one. */
function isFragment({ secret, start, end }: Candidate, wholes: ReadonlyMap<string, readonly Candidate[]>): boolean {
  return (wholes.get(secret.slice(0, BEGINNING)) ?? []).some(
    (whole) =>
      whole.secret.length > secret.length && whole.secret.startsWith(secret) && whole.start < end && whole.end > start,
  )
}

/** Whether a match is no more than the base64 around a better one, as of a password that holds a key. */
function isBlob(candidate: Candidate, blobs: readonly Candidate[]): boolean {
  const inside = around(blobs, middleOf(candidate))
  return inside !== undefined && rank(candidate) < rank(inside)
}

/** Where base64 is itself what a rule looks for, what is in it says the same again. */
function isSaid(candidate: Candidate, plain: readonly Candidate[]): boolean {
  if (candidate.disguise[0] !== 'base64') return false
  const outer = around(plain, middleOf(candidate))
  return outer !== undefined && rank(outer) >= rank(candidate)
}

/** A wrapping may hold several secrets, and stand around plain ones: only copies of the same secret give way. */
function withoutCopies(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<string, Intervals>()
  return candidates
    .filter(({ secret, start, end }) => {
      const copies = taken.get(secret) ?? new Intervals()
      taken.set(secret, copies)
      return copies.add(start, end)
    })
    .sort(inOrder)
}

function withCompanions(candidates: readonly Candidate[]): Candidate[] {
  const byRule = groupBy(candidates, ({ rule }) => rule.id)
  const pairs = new Map(candidates.map((candidate) => [candidate, companionOf(candidate, byRule)]))
  const absorbed = new Set(pairs.values())
  return candidates
    .filter((candidate) => !absorbed.has(candidate))
    .map((candidate) => {
      const companion = pairs.get(candidate)
      return companion && candidate.rule.companion?.decidesMode ? { ...candidate, mode: companion.mode } : candidate
    })
}

/** The nearest candidate of the companion rule, at most `NEAR_LINES` lines away. */
function companionOf(
  { rule, start, line }: Candidate,
  byRule: ReadonlyMap<string, readonly Candidate[]>,
): Candidate | undefined {
  const all = rule.companion === undefined ? [] : (byRule.get(rule.companion.rule) ?? [])
  const after = firstIndex(all.length, (index) => (all[index] as Candidate).start >= start)
  return all
    .slice(Math.max(0, after - 1), after + 1)
    .filter((other) => Math.abs(other.line - line) <= NEAR_LINES)
    .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]
}

function middleOf({ start, end }: Candidate): number {
  return (start + end) >> 1
}

function inOrder(a: Candidate, b: Candidate): number {
  return a.start - b.start
}

/** The last of the candidates, which are in order, that begins before a place, if it reaches over it. */
function around(candidates: readonly Candidate[], at: number): Candidate | undefined {
  const last = candidates[firstIndex(candidates.length, (index) => (candidates[index] as Candidate).start > at) - 1]
  return last !== undefined && last.end > at ? last : undefined
}

/** The first index from 0 to `count` from which on the condition holds. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Spans that do not overlap. Spans arrive in any order; looking one up takes the logarithm of their number. */
class Intervals {
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  /** Adds the span, or says false when it overlaps one that is there. */
  add(start: number, end: number): boolean {
    const index = firstIndex(this.starts.length, (each) => (this.starts[each] as number) >= end)
    if (index > 0 && (this.ends[index - 1] as number) > start) return false
    this.starts.splice(index, 0, start)
    this.ends.splice(index, 0, end)
    return true
  }
}
