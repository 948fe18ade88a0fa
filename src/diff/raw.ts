import { failure } from '../core/errors.js'

/** One path with its old and new object, as `git diff-index --raw -z --no-renames` lists it. */
export interface Change {
  /** The raw bytes of the path, one character a byte; the identity of a path is its bytes. */
  readonly path: string
  readonly oldMode: string
  readonly newMode: string
  /** Absent where there was nothing. */
  readonly oldOid: string | undefined
  /** Absent where there is nothing any more. */
  readonly newOid: string | undefined
  readonly status: string
}

const [FILE, EXECUTABLE, SYMLINK, SUBMODULE] = ['100644', '100755', '120000', '160000']

/**
 * Reads raw records:
 *
 *     :100644 100755 5a7c9f1… 8e1b2d0… M NUL src/billing.ts NUL
 *
 * `:`, old mode, new mode, old object, new object and status with one space between, NUL, the path as it is, NUL;
 * nothing between records. Anything else is an error: a record that is not understood must not pass as none.
 * https://git-scm.com/docs/git-diff-index#_raw_output_format
 */
export function parseRaw(bytes: Buffer, command: string): Change[] {
  const changes: Change[] = []
  let at = 0
  while (at < bytes.length) {
    const headEnd = bytes.indexOf(0, at)
    const pathEnd = headEnd < 0 ? -1 : bytes.indexOf(0, headEnd + 1)
    if (pathEnd < 0) throw failure.gitShort(command)
    changes.push(
      toChange(bytes.toString('latin1', at, headEnd), bytes.toString('latin1', headEnd + 1, pathEnd), command),
    )
    at = pathEnd + 1
  }
  return changes
}

const RECORD = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([ACDMRTUX])\d*$/

function toChange(head: string, path: string, command: string): Change {
  const fields = RECORD.exec(head)
  if (fields === null || path === '') throw failure.gitGarbled(command, 'a record of an unknown form')
  const [, oldMode, newMode, oldOid, newOid, status] = fields as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return { path, oldMode, newMode, oldOid: present(oldOid), newOid: present(newOid), status }
}

function present(oid: string): string | undefined {
  return /^0+$/.test(oid) ? undefined : oid
}

/** Whether the change brings content that must be scanned: a file or a symlink whose object is new at this path. */
export function bringsContent(change: Change): boolean {
  const isText = change.newMode === FILE || change.newMode === EXECUTABLE || change.newMode === SYMLINK
  return isText && !(change.oldOid === change.newOid && change.oldMode !== SUBMODULE)
}

/** Whether the change records a commit of a submodule, which holds no content of this repository. */
export function isSubmodule(change: Change): boolean {
  return change.newMode === SUBMODULE
}
