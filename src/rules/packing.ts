import type { Keyword, Outline } from '../core/detect.js'
import type { Disguise } from '../core/disguise.js'

/** An outline in columns: to read it takes half as long as to read as many objects with named fields. */
export interface Packed extends Pick<Outline, 'ids' | 'publicKeys'> {
  /** How many rules each of the `parts` has. */
  readonly counts: readonly number[]
  readonly texts: readonly string[]
  /** The owners of each keyword; those at the end that have none are left out. */
  readonly owners: readonly (readonly number[])[]
  /** A digit for each keyword: twice the place of its disguise in DISGUISES, and 1 more where only an assignment after it matters. */
  readonly kinds: string
  /** Of the few keywords that have them, by index. */
  readonly spellings: readonly (readonly [
    keyword: number,
    spellings: readonly (readonly [number, readonly string[]])[],
  ])[]
}

const DISGUISES: readonly (Disguise | undefined)[] = [undefined, 'base64', 'escapes', 'split literals']

/** What the build writes down. */
export function pack({ ids, publicKeys, keywords }: Outline, counts: readonly number[]): Packed {
  const owners = keywords.map((keyword) => keyword.owners)
  return {
    ids,
    publicKeys,
    counts,
    texts: keywords.map(({ text }) => text),
    owners: owners.slice(0, owners.findLastIndex(({ length }) => length > 0) + 1),
    kinds: keywords.map(({ disguise, isAssigned }) => 2 * DISGUISES.indexOf(disguise) + (isAssigned ? 1 : 0)).join(''),
    spellings: keywords.flatMap(({ spellings }, index) =>
      spellings === undefined ? [] : [[index, [...spellings]] as const],
    ),
  }
}

/** The outline that was written down. */
export function unpack({ ids, publicKeys, texts, owners, kinds, ...packed }: Packed): Outline {
  const spellings = new Map(packed.spellings.map(([index, entries]) => [index, new Map(entries)]))
  const keywordAt = (text: string, index: number): Keyword => {
    const kind = Number(kinds[index])
    return {
      text,
      owners: owners[index] ?? NOBODY,
      spellings: spellings.get(index),
      disguise: DISGUISES[kind >> 1],
      isAssigned: kind % 2 === 1,
    }
  }
  return { ids, publicKeys, keywords: texts.map(keywordAt) }
}

const NOBODY: readonly number[] = []
