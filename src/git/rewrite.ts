import { copyFileSync, existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { failure } from '../core/errors.js'
import { toOid } from './repository.js'
import { git, type GitContext } from './run.js'
import { indexEntries, type IndexEntry } from './tracked.js'

/** What the index is to have at a path, the bytes of which are one character a byte. */
export interface Staging {
  readonly path: string
  /** The object that it has there now; undefined: none. */
  readonly before: string | undefined
  /** Undefined: nothing. */
  readonly blob: { readonly mode: string; readonly bytes: Buffer } | undefined
}

/** The file of the index, its bytes, and those it is to have. */
export interface FreshIndex {
  readonly before: Buffer
  readonly after: Buffer
}

/**
 * The index with all of it. git makes it from a copy, so that every other entry keeps its flags, and the file its form;
 * the index itself is not touched. New objects are written, with the bytes as they are and no filter. `top` must be
 * where git runs, and `index` the file of its index.
 */
export async function freshIndex(top: GitContext, index: string, stagings: readonly Staging[]): Promise<FreshIndex> {
  const records = await recordsFor(top, stagings)
  const copy = `${index}.keyhold-copy`
  const own = { cwd: top.cwd, env: { ...top.env, GIT_INDEX_FILE: copy } }
  const edit = (input: string, ...args: string[]) =>
    git(own, ['update-index', '-z', ...args], { input: Buffer.from(input, 'latin1') })
  // A git that was killed may have left it.
  rmSync(`${copy}.lock`, { force: true })
  try {
    copyFileSync(index, copy)
    const before = readFileSync(copy)
    const entries = new Map((await indexEntries(own)).map((entry) => [entry.path, entry]))
    if (stagings.some((staging) => entries.get(staging.path)?.oid !== staging.before))
      throw failure.changedMeanwhile('The index')
    await edit(records, '--index-info')
    // What was put in has none of the flags that stood there.
    const kept = stagings.filter(({ blob }) => blob !== undefined).flatMap(({ path }) => entries.get(path) ?? [])
    const paths = (flagged: readonly IndexEntry[]) => flagged.map(({ path }) => `${path}\0`).join('')
    await edit(paths(kept.filter(({ isAssumed }) => isAssumed)), '--assume-unchanged', '--stdin')
    await edit(paths(kept.filter(({ isSkipped }) => isSkipped)), '--skip-worktree', '--stdin')
    return { before, after: readFileSync(copy) }
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Absolute: the file of the index, and the one in which word is left of a change that is under way. */
export async function keptFiles(top: GitContext): Promise<{ index: string; journal: string }> {
  const args = ['rev-parse', '--git-path', 'index', '--git-path', 'keyhold-fix']
  const { status, stdout } = await git(top, args, { accept: [0, 128] })
  if (status !== 0) throw failure.notARepository()
  const [, index, journal] = /^([^]+)\n([^\n]*keyhold-fix)\n$/.exec(stdout.toString('utf8')) ?? []
  if (index === undefined || journal === undefined) throw failure.gitGarbled('rev-parse', 'other files than asked for')
  const file = resolve(top.cwd, index)
  // git writes to where a link leads.
  return { index: existsSync(file) ? realpathSync(file) : file, journal: resolve(top.cwd, journal) }
}

/** What `git update-index --index-info` takes, once the objects are there. */
async function recordsFor(top: GitContext, stagings: readonly Staging[]): Promise<string> {
  const { stdout } = await git(top, ['hash-object', '-t', 'blob', '--stdin'])
  const nothing = '0'.repeat(toOid({ status: 0, stdout }, 'hash-object').length)
  const records: string[] = []
  for (const { path, blob } of stagings) {
    if (blob === undefined) records.push(`0 ${nothing}\t${path}\0`)
    else {
      const answer = await git(top, ['hash-object', '-w', '-t', 'blob', '--stdin'], { input: blob.bytes })
      records.push(`${blob.mode} ${toOid(answer, 'hash-object')}\t${path}\0`)
    }
  }
  return records.join('')
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
