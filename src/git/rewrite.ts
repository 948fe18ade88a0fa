import { failure } from '../core/errors.js'
import { toOid } from './repository.js'
import { git, type GitContext } from './run.js'

/** What the index is to have at a path, the bytes of which are one character a byte; undefined: nothing. */
export interface Staging {
  readonly path: string
  readonly blob: { readonly mode: string; readonly bytes: Buffer } | undefined
}

/**
 * Puts all of it into the index, or, when git cannot, nothing. New objects are written first, with the bytes as they
 * are and no filter; git replaces the file of the index as a whole. `top` must be where git runs.
 */
export async function stage(top: GitContext, stagings: readonly Staging[]): Promise<void> {
  const lines: string[] = []
  const { stdout } = await git(top, ['hash-object', '-t', 'blob', '--stdin'])
  const nothing = '0'.repeat(toOid({ status: 0, stdout }, 'hash-object').length)
  for (const { path, blob } of stagings) {
    if (blob === undefined) lines.push(`0 ${nothing}\t${path}\0`)
    else {
      const answer = await git(top, ['hash-object', '-w', '-t', 'blob', '--stdin'], { input: blob.bytes })
      lines.push(`${blob.mode} ${toOid(answer, 'hash-object')}\t${path}\0`)
    }
  }
  await git(top, ['update-index', '-z', '--index-info'], { input: Buffer.from(lines.join(''), 'latin1') })
}

/** Whether git would leave a file with this name out, were it not in the index. */
export async function isIgnored(top: GitContext, path: string): Promise<boolean> {
  const answer = await git(top, ['check-ignore', '--no-index', '-z', '--stdin'], {
    input: Buffer.from(`${path}\0`, 'latin1'),
    accept: [0, 1],
  })
  return answer.status === 0
}

/** The bytes of an object. */
export async function objectBytes(context: GitContext, oid: string): Promise<Buffer> {
  const { status, stdout } = await git(context, ['cat-file', 'blob', oid], { accept: [0, 128] })
  if (status !== 0) throw failure.unreadableObject(oid)
  return stdout
}
