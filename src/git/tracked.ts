import { failure } from '../core/errors.js'
import { isOid } from '../diff/raw.js'
import { git, gitAtOnce, type GitContext } from './run.js'

/**
 * The texts of these files as they are staged; those that are not tracked are left out. Paths are relative to the top.
 * One git call, for files that are small.
 */
export function readTracked(context: GitContext, paths: readonly string[]): Map<string, string> {
  const asked = paths.filter((path) => !path.includes('\n'))
  const input = asked.map((path) => `:${path}\n`).join('')
  const { stdout } = gitAtOnce(context, ['cat-file', '--batch'], { input })
  const texts = new Map<string, string>()
  let at = 0
  for (const path of asked) {
    const end = stdout.indexOf(10, at)
    const head = stdout.toString('utf8', at, end)
    at = end + 1
    if (end >= 0 && head === `:${path} missing`) continue
    const size = Number(/^[0-9a-f]{40,64} blob (\d+)$/.exec(head)?.[1])
    if (!(at + size < stdout.length) || stdout[at + size] !== 10)
      throw failure.gitGarbled('cat-file', 'no file of the index')
    texts.set(path, stdout.toString('utf8', at, at + size))
    at += size + 1
  }
  return texts
}

/** The paths of all tracked files of this name. Paths are bytes, one character a byte, relative to the top. */
export async function trackedNamed(context: GitContext, name: string): Promise<string[]> {
  const args = ['ls-files', '-z', '--full-name', '--error-unmatch', '--', `:(top,glob)**/${name}`]
  // 1: there is none. Without being asked for it, git would say nothing at all, as one that failed could.
  const { status, stdout } = await git(context, args, { accept: [0, 1] })
  const paths = stdout.toString('latin1').split('\0')
  if (status === 1) return []
  if (paths.pop() !== '' || paths.length === 0) throw failure.gitShort('ls-files')
  if (!paths.every((path) => path === name || path.endsWith(`/${name}`)))
    throw failure.gitGarbled('ls-files', 'files that were not asked for')
  return paths
}

/** What the index has at a path. Stages above 0 are the sides of a conflict. */
export interface IndexEntry {
  readonly path: string
  readonly mode: string
  readonly oid: string
  readonly stage: number
  /** Whether git is told to take the file of the work tree for unchanged, and whether it leaves the file out there. */
  readonly isAssumed: boolean
  readonly isSkipped: boolean
}

/** Every entry of the index but those of submodules. `top` must be where git runs. */
export async function indexEntries(top: GitContext, paths: readonly string[] = []): Promise<IndexEntry[]> {
  return (await allEntries(top, paths)).filter(({ mode }) => mode !== SUBMODULE)
}

/** The paths of submodules, one character a byte. `top` must be where git runs. */
export async function submodulesIn(top: GitContext): Promise<string[]> {
  return (await allEntries(top, [])).filter(({ mode }) => mode === SUBMODULE).map(({ path }) => path)
}

const SUBMODULE = '160000'

async function allEntries(top: GitContext, paths: readonly string[]): Promise<IndexEntry[]> {
  const args = ['--literal-pathspecs', 'ls-files', '--stage', '-v', '-z', '--', ...paths]
  return recordsOf('ls-files', (await git(top, args)).stdout).map((record) => {
    const fields = /^([A-Za-z]) (\d{6}) ([0-9a-f]+) ([0-3])\t([^]+)$/.exec(record) ?? []
    const [, tag = '', mode = '', oid = '', stage, path = ''] = fields
    if (!isOid(oid)) throw failure.gitGarbled('ls-files', 'an entry of an unknown form')
    // `H` and `S` in lower case: https://git-scm.com/docs/git-ls-files#Documentation/git-ls-files.txt--v
    const flags = { isAssumed: tag === tag.toLowerCase(), isSkipped: tag.toUpperCase() === 'S' }
    return { path, mode, oid, stage: Number(stage), ...flags }
  })
}

/** The lines of tracked files that hold a text, as they are staged. */
export async function linesWith(
  context: GitContext,
  text: string,
): Promise<{ path: string; line: number; text: string }[]> {
  const args = [
    'grep',
    '--cached',
    '--no-color',
    '--no-recurse-submodules',
    '-n',
    '-I',
    '-z',
    '--full-name',
    '-F',
    '-e',
    text,
    '--',
    ':/',
  ]
  const { stdout } = await git(context, ['-c', 'core.quotePath=false', '-c', 'grep.column=false', ...args], {
    accept: [0, 1],
  })
  return stdout
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .flatMap((record) => {
      const [path, line, ...rest] = record.split('\0')
      return path === undefined || line === undefined ? [] : [{ path, line: Number(line), text: rest.join('\0') }]
    })
}

/** The records of an answer in which each ends with a NUL byte, one character a byte. */
export function recordsOf(command: string, stdout: Buffer): string[] {
  if (stdout.length > 0 && stdout.at(-1) !== 0) throw failure.gitShort(command)
  return stdout.toString('latin1').split('\0').slice(0, -1)
}
