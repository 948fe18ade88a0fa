import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { failure } from '../core/errors.js'
import { isOid } from '../diff/raw.js'
import { type Answer, git, gitAtOnce, type GitContext } from './run.js'

/** The repository that keyhold was started in, as far as a commit in the making needs to know it. */
export interface Repository extends GitContext {
  /** The top of the work tree, absolute. */
  readonly top: string
  /** The file that names the other parents during a merge, whether it exists or not. */
  readonly mergeHeads: string
  /** Where pre-commit leaves word for post-commit. */
  readonly stamp: string
  /** The folder that new objects are written to. */
  readonly objects: string
  /** The commit or the tree of HEAD; undefined before the first commit and on an orphan branch. */
  readonly head: string | undefined
}

/** What moves a part of a repository elsewhere. */
const MOVERS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY']

/**
 * The repository in `context.cwd` where it is as most are for a hook: `.git` is a folder right here, nothing moves a part
 * of it elsewhere, and the branch of HEAD is a file. No git call. Undefined where anything else is the case, or git
 * might see it in another way: then git is asked. https://git-scm.com/docs/gitrepository-layout
 */
export function plainRepository(context: GitContext): Repository | undefined {
  const { cwd, env } = context
  const inside = (name: string) => join(cwd, '.git', name)
  const text = (name: string) => readFileSync(inside(name), 'utf8')
  try {
    const isPlain =
      MOVERS.every((name) => env[name] === undefined) &&
      existsSync(inside('objects')) &&
      existsSync(inside('refs')) &&
      !existsSync(inside('commondir')) &&
      !/worktree/i.test(text('config'))
    if (!isPlain) return undefined
    const head = text('HEAD')
    const branch = /^ref: (refs(?:\/\w[\w.-]*)+)\n$/.exec(head)?.[1]
    const oid = (branch === undefined ? head : text(branch)).slice(0, -1)
    if (!isOid(oid)) return undefined
    const [mergeHeads, stamp, objects] = FILES.map(inside) as [string, string, string]
    return { ...context, top: cwd, mergeHeads, stamp, objects, head: oid }
  } catch {
    return undefined
  }
}

/** What keyhold reads and writes in the folder of git. */
const FILES = ['MERGE_HEAD', 'keyhold-stamp', 'objects']

const QUESTIONS = ['rev-parse', '--show-toplevel', ...FILES.flatMap((name) => ['--git-path', name])]

/** Finds the repository around `context.cwd`. One git call; two more before the first commit. */
export async function openRepository(context: GitContext): Promise<Repository> {
  // 128: HEAD names no commit yet, or this is no repository; the answers before it tell which.
  const { status, stdout } = gitAtOnce(context, [...QUESTIONS, 'HEAD^{tree}', '--'], { accept: [0, 128] })
  const lines = stdout.toString('utf8').split('\n')
  if (status !== 0) return beforeFirstCommit(context)
  const [head, end] = lines.slice(-3, -1) as [string, string]
  if (end !== '--' || !isOid(head)) throw failure.gitGarbled('rev-parse', 'no tree for HEAD')
  return { ...context, ...sound(context, lines.slice(0, -3)), head }
}

async function beforeFirstCommit(context: GitContext): Promise<Repository> {
  const { status, stdout } = await git(context, QUESTIONS, { accept: [0, 128] })
  if (status !== 0) throw failure.notARepository()
  const files = sound(context, stdout.toString('utf8').split('\n').slice(0, -1))
  const head = await git(context, ['rev-parse', '-q', '--verify', 'HEAD'], { accept: [0, 1, 128] })
  if (head.status === 0) throw failure.unreadableObject(toOid(head, 'rev-parse'))
  return { ...context, ...files, head: undefined }
}

/** The files, absolute, when the answers can be what was asked for. */
function sound(
  { cwd }: GitContext,
  answers: readonly string[],
): Pick<Repository, 'top' | 'mergeHeads' | 'stamp' | 'objects'> {
  // Counted from the end, so that a line feed in the path of the work tree does no harm.
  const [mergeHeads = '', stamp = '', objects = ''] = answers.slice(-3)
  const top = answers.slice(0, -3).join('\n')
  const isSound =
    isAbsolute(top) &&
    /(^|[/\\])MERGE_HEAD$/.test(mergeHeads) &&
    /(^|[/\\])keyhold-stamp$/.test(stamp) &&
    objects !== ''
  if (!isSound) throw failure.gitGarbled('rev-parse', 'other folders than asked for')
  return { top, mergeHeads: resolve(cwd, mergeHeads), stamp: resolve(cwd, stamp), objects: resolve(cwd, objects) }
}

/** The id of the empty tree, in the hash that this repository uses. Nothing is written. */
export async function emptyTree(context: GitContext): Promise<string> {
  return toOid(await git(context, ['hash-object', '-t', 'tree', '--stdin']), 'hash-object')
}

/** The one object id that git answered. */
export function toOid({ stdout }: Answer, command: string): string {
  const oid = /^([0-9a-f]{40}|[0-9a-f]{64})\n$/.exec(stdout.toString('latin1'))?.[1]
  if (oid === undefined) throw failure.gitGarbled(command, 'something that is not an object id')
  return oid
}

/** The author and the committer of the commit in the making, a line each. */
export function identities(context: GitContext): string {
  const answers = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => gitAtOnce(context, ['var', name]))
  const names = answers.map(({ stdout }) => stdout.toString('utf8'))
  if (!names.every((name) => /^.*<.*> \d+ [+-]\d{4}\n$/.test(name))) throw failure.gitGarbled('var', 'no name')
  return names.join('')
}
