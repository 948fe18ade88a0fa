import type { Keyword, Outline } from '../core/detect.js'
import type { Disguise } from '../core/disguise.js'

/** An outline in few long strings: to read as many objects takes longer than most commits need, and few are asked for. */
export interface Packed extends Pick<Outline, 'ids' | 'publicKeys'> {
  /** How many rules each of the `parts` has. */
  readonly counts: readonly number[]
  /** The texts of the keywords, whose characters are bytes, with SEPARATOR between them. */
  readonly texts: string
  /** The owners of each keyword, with commas between them, and spaces between keywords. */
  readonly owners: string
  /** A digit for each keyword: twice the place of its disguise in DISGUISES, and 1 more where only an assignment after it matters. */
  readonly kinds: string
  /** Of the few keywords that have them, by index. */
  readonly spellings: readonly (readonly [
    keyword: number,
    spellings: readonly (readonly [number, readonly string[]])[],
  ])[]
}

const SEPARATOR = '\u0100'

const DISGUISES: readonly (Disguise | undefined)[] = [undefined, 'base64', 'escapes', 'split literals']

/** What the build writes down. */
export function pack(
  { ids, publicKeys, keywords }: Outline & { readonly keywords: readonly Keyword[] },
  counts: readonly number[],
): Packed {
  return {
    ids,
    publicKeys,
    counts,
    texts: keywords.map(({ text }) => text).join(SEPARATOR),
    owners: keywords.map(({ owners }) => owners.join()).join(' '),
    kinds: keywords.map(({ disguise, isAssigned }) => 2 * DISGUISES.indexOf(disguise) + (isAssigned ? 1 : 0)).join(''),
    spellings: keywords.flatMap(({ spellings }, index) =>
      spellings === undefined ? [] : [[index, [...spellings]] as const],
    ),
  }
}

/** The outline that was written down. Each keyword is made when it is first asked for. */
export function unpack({ ids, publicKeys, kinds, ...packed }: Packed): Outline {
  const [texts, owners] = [packed.texts.split(SEPARATOR), packed.owners.split(' ')]
  const spellings = new Map(packed.spellings)
  const made: Keyword[] = []
  const make = (index: number): Keyword => {
    const kind = Number(kinds[index])
    const own = owners[index] as string
    const spelled = spellings.get(index)
    return {
      text: texts[index] as string,
      owners: own === '' ? [] : own.split(',').map(Number),
      spellings: spelled && new Map(spelled),
      disguise: DISGUISES[kind >> 1],
      isAssigned: kind % 2 === 1,
    }
  }
  return { ids, publicKeys, keyword: (index) => (made[index] ??= make(index)) }
}
