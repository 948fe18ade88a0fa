import { failure } from '../core/errors.js'

/** One path with what it was in each parent and what it is now, as git lists it in raw records. */
export interface Change {
  /** The raw bytes of the path, one character a byte; the identity of a path is its bytes. */
  readonly path: string
  readonly mode: string
  /** Absent where nothing is there any more. */
  readonly oid: string | undefined
  /** What each parent has at this path; one parent, but for merges. */
  readonly parents: readonly Side[]
}

export interface Side {
  readonly mode: string
  /** Absent where there was nothing. */
  readonly oid: string | undefined
}

/** The changes of one commit. */
export interface Commit {
  readonly oid: string
  readonly changes: readonly Change[]
}

const [FILE, EXECUTABLE, SYMLINK, SUBMODULE] = ['100644', '100755', '120000', '160000']

/** Reads the answer of `git diff-index --raw -z --no-renames`: records, and nothing between them. */
export function parseRaw(bytes: Buffer, command: string): Change[] {
  const parser = new ItemParser(command)
  const changes = parser.write(bytes).map((item) => {
    if (typeof item === 'string') throw failure.gitGarbled(command, 'a heading between records')
    return item
  })
  parser.end()
  return changes
}

/** Reads the answer of `git diff-tree --stdin -c --raw -z` as it comes: the id of each commit, then its records. */
export class CommitParser {
  private readonly items: ItemParser
  private last: { oid: string; changes: Change[] } | undefined

  constructor(private readonly command: string) {
    this.items = new ItemParser(command)
  }

  /** Gives the commits that are complete: another one has begun. */
  write(chunk: Buffer): Commit[] {
    const commits: Commit[] = []
    for (const item of this.items.write(chunk)) {
      if (typeof item === 'string') {
        if (this.last !== undefined) commits.push(this.last)
        this.last = { oid: item, changes: [] }
      } else if (this.last === undefined) throw failure.gitGarbled(this.command, 'a record before the first commit')
      else this.last.changes.push(item)
    }
    return commits
  }

  /** Says that there is no more, and gives the last commit. */
  end(): Commit[] {
    this.items.end()
    return this.last === undefined ? [] : [this.last]
  }
}

/**
 * Headings and records, in order:
 *
 *     8e1b2d0… NUL                                                        the commit that follows
 *     :100644 100755 5a7c9f1… 8e1b2d0… M NUL src/billing.ts NUL           one parent
 *     ::100644 100644 100644 5a7c9f1… 77ad01c… 8e1b2d0… MM NUL a.ts NUL   two parents, two colons
 *
 * Anything else is an error: a record that is not understood must not pass as none.
 * https://git-scm.com/docs/diff-format
 */
class ItemParser {
  private rest: Buffer = Buffer.alloc(0)

  constructor(private readonly command: string) {}

  write(chunk: Buffer): (Change | string)[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const items: (Change | string)[] = []
    let at = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, at)) {
      if (bytes[at] === COLON) {
        const pathEnd = bytes.indexOf(0, end + 1)
        if (pathEnd < 0) break
        items.push(toChange(bytes.subarray(at, end), bytes.toString('latin1', end + 1, pathEnd), this.command))
        at = pathEnd + 1
        continue
      }
      const head = bytes.toString('latin1', at, end)
      if (!isOid(head)) throw failure.gitGarbled(this.command, 'something that is neither a commit nor a record')
      items.push(head)
      at = end + 1
    }
    this.rest = bytes.subarray(at)
    return items
  }

  end(): void {
    if (this.rest.length > 0) throw failure.gitShort(this.command)
  }
}

/** Whether the word is an object id, in one of the two hashes of git. */
export function isOid(word: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(word)
}

/** Whether the id is the one of zeros, with which git says that there is nothing. */
export function isNothing(oid: string): boolean {
  return /^0+$/.test(oid)
}

const COLON = ':'.charCodeAt(0)
const MODE = /^[0-7]{6}$/

function toChange(head: Buffer, path: string, command: string): Change {
  const text = head.toString('latin1')
  const colons = /^:+/.exec(text)?.[0].length ?? 0
  const fields = text.slice(colons).split(' ')
  const modes = fields.slice(0, colons + 1)
  const oids = fields.slice(colons + 1, -1)
  const isSound =
    path !== '' &&
    modes.every((mode) => MODE.test(mode)) &&
    oids.length === modes.length &&
    oids.every(isOid) &&
    /^[ACDMRTUX]+\d*$/.test(fields.at(-1) ?? '')
  if (!isSound) throw failure.gitGarbled(command, 'a record of an unknown form')
  const oidsAt = colons + modes.length * 7
  const sides = modes.map((mode, index) => {
    const oid = oids[index] as string
    const at = oidsAt + index * (oid.length + 1)
    return sideOf(mode, isNothing(oid) ? undefined : head.toString('latin1', at, at + oid.length))
  })
  return { path, ...(sides.at(-1) as Side), parents: sides.slice(0, -1) }
}

const NOTHING: Side = { mode: '000000', oid: undefined }
const MODES: readonly string[] = [FILE, EXECUTABLE, SYMLINK, SUBMODULE]

/** There can be a great many of them: a part of a string would keep all of it, and most modes are the same few. */
function sideOf(mode: string, oid: string | undefined): Side {
  if (oid === undefined && mode === NOTHING.mode) return NOTHING
  return { mode: MODES[MODES.indexOf(mode)] ?? mode, oid }
}

/** Whether the change brings content: a file or a symlink, whose text is its target, with an object no parent has here. */
export function bringsContent(change: Change): change is Change & { readonly oid: string } {
  const { mode, oid, parents } = change
  if (oid === undefined || !isContent(mode)) return false
  return parents.every((parent) => parent.oid !== oid || !isContent(parent.mode))
}

/** Whether something stands at a path where nothing stood before. */
export function isNewPath({ oid, parents }: Change): boolean {
  return oid !== undefined && parents.every((parent) => parent.oid === undefined)
}

/** Whether the change records a commit of a submodule, which holds no content of this repository. */
export function isSubmodule({ mode }: Change): boolean {
  return mode === SUBMODULE
}

function isContent(mode: string): boolean {
  return mode === FILE || mode === EXECUTABLE || mode === SYMLINK
}

/** The objects that a commit takes away from each of `parents` parents. */
export function removed(changes: readonly Change[], parents: number): string[][] {
  return Array.from({ length: parents }, (_, index) =>
    changes.flatMap(({ oid, parents: sides }) => {
      const before = sides[index]
      return oid === undefined && before?.oid !== undefined && isContent(before.mode) ? [before.oid] : []
    }),
  )
}
