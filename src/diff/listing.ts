import { bringsContent, type Change, isNewPath, isSubmodule, removed } from './raw.js'

/** A text to scan, and what it is compared with when something is found in it. */
export interface Entry {
  /** The bytes of its path, one character a byte, or what stands for a path: `message of 1a2b3c4`. */
  readonly path: string
  readonly oid: string
  /** For each parent the objects that were there before. No parent: all of the text is new. */
  readonly old: readonly (readonly string[])[]
  /** For each parent the objects that the same commit takes away, at whatever path. */
  readonly gone?: readonly (readonly string[])[]
  /** The commit that brings it, where commits are scanned. */
  readonly commit?: string
}

/** What a door lists: the texts to scan, the paths that have none, and the names in which a secret would be new. */
export interface Listing {
  readonly entries: readonly Entry[]
  readonly submodules: readonly string[]
  /** The bytes of new paths and of the names of new branches and tags, one character a byte. */
  readonly names: readonly string[]
}

/**
 * The texts that changes bring. Before a changed path stood the object at the same path; before a new path everything
 * that the same commit takes away, so that a renamed file is not new, without guessing which one it was.
 */
export function listingOf(changes: readonly Change[]): Listing {
  const gone = removed(changes, changes[0]?.parents.length ?? 0)
  return {
    entries: changes.filter(bringsContent).map(({ path, oid, parents }) => ({
      path,
      oid,
      old: parents.every((parent) => parent.oid === undefined)
        ? gone
        : parents.map((parent, index) => (parent.oid === undefined ? (gone[index] ?? []) : [parent.oid])),
      gone,
    })),
    submodules: changes.filter(isSubmodule).map(({ path }) => path),
    names: changes.filter(isNewPath).map(({ path }) => path),
  }
}
