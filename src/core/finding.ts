import type { Certainty, Lookalike, Mode, Severity } from './rule.js'

/** Where a secret stands. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  /** Relative to the top of the repository, `/` between folders, made safe to print. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The commit that brings it, where commits were scanned. */
  readonly commit?: string
  /** What it stands in, when that is no text: the name of a file, or the names of author and committer. */
  readonly within?: Within
  /** Whether the same change takes the secret away elsewhere, or a merged branch has it. */
  readonly isMoved?: true
}

export type Within = 'name' | 'signature'

/** A candidate with the secret gone. There is no field for the secret, so nothing downstream can print it. */
export interface Finding {
  readonly rule: string
  readonly provider: string
  readonly title: string
  readonly mode: Mode
  readonly severity: Severity
  readonly certainty: Certainty
  /** The same for the same secret wherever it stands; says nothing about where. */
  readonly fingerprint: string
  /** The public prefix, the length, and the last four where that is safe: `sk_live_… 107 characters, ends x9Qa`. */
  readonly preview: string
  readonly risk: string
  /** The environment variable such a key usually lives in. */
  readonly variable: string
  readonly lookalikes: readonly Lookalike[]
  /** What it was wrapped in: `base64`, `escapes`, `split literals`. */
  readonly disguise: readonly string[]
  readonly excerpt: Excerpt
  /** Every place, in the order they were read; the first is the one shown. */
  readonly places: readonly [Place, ...Place[]]
}

/** The line the secret stands on, with every secret in it masked. */
export interface Excerpt {
  readonly text: string
  /** Where the mask begins in `text`, from 0. */
  readonly at: number
}

/** How far a secret has travelled, as far as this clone of the repository tells. */
export interface Exposure {
  /** `staged`: in no commit. `committed`: in commits that no remote-tracking ref has. `pushed`: a remote has it. */
  readonly state: 'staged' | 'committed' | 'pushed'
  /** The first commit that has it, of those that were read, and its author's date. */
  readonly commit?: string
  readonly date?: string
  /** Some of the refs that contain the commit, in full and safe to print; a stash is `stash@{0}`. */
  readonly refs?: readonly string[]
  /** Where that commit has it, when it is in a file. */
  readonly path?: string
  /** How a `committed` one stands to HEAD: it is that commit, stands below it, or elsewhere. */
  readonly position?: 'last' | 'earlier' | 'elsewhere'
  /** Whether the commit has no parent. */
  readonly isRoot?: boolean
  /** Whether everything was read that this repository has. */
  readonly checked: boolean
  /** Why not. */
  readonly gap?: Gap
}

/** History that is cut off, objects that a partial clone lacks, no time left, git that failed. */
export type Gap = 'shallow' | 'partial' | 'time' | 'failed'
