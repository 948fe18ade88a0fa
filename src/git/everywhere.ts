import { createReadStream } from 'node:fs'
import { lstat, readlink } from 'node:fs/promises'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { utf8 } from '../core/text.js'
import { type Commit, isOid } from '../diff/raw.js'
import { changesOf } from './commits.js'
import { linesOf } from './exposure.js'
import { git, type GitContext } from './run.js'
import { recordsOf } from './tracked.js'

/** Everything that a clone holds: the index, the files of the work tree, and what any ref or stash leads to. */

/** A file of the work tree. */
export interface WorkFile {
  /** Relative to the top; the bytes of the path, one character a byte. */
  readonly path: string
  readonly kind: 'tracked' | 'untracked' | 'ignored'
}

/** A commit that brings one of the objects that were asked for, and where. */
export interface Introduction {
  readonly commit: string
  /** When it was written, as its author's clock had it. */
  readonly date: string
  /** One character a byte; empty where it stands in the message or in a name. */
  readonly paths: readonly string[]
}

/** A ref, with the objects its tree has and the bytes of their paths; or a stash. */
export interface RefTree {
  readonly ref: string
  readonly files: readonly { readonly path: string; readonly oid: string }[]
}

/** The files of a work tree, and what of it was not listed. */
export interface WorkTree {
  readonly files: readonly WorkFile[]
  /** Folders of installed packages. */
  readonly packages: readonly string[]
  /** Folders that are repositories of their own, but for submodules. */
  readonly repositories: readonly string[]
}

/** Installed packages are as many as all other files together, and nobody writes keys into them. */
const PACKAGES = ':(top,glob)**/node_modules/**'
const NO_PACKAGES = ':(exclude,top,glob)**/node_modules/**'

/**
 * Every file of the work tree, ignored ones as well; of installed packages only what is tracked, unless they are wanted.
 * `top` must be where git runs.
 */
export async function workTree(top: GitContext, isWithPackages: boolean): Promise<WorkTree> {
  const list = async (...args: string[]) => {
    const { stdout } = await git(top, ['ls-files', '-z', ...args])
    return [...new Set(recordsOf('ls-files', stdout))]
  }
  const wanted = isWithPackages ? [] : ['--', '.', NO_PACKAGES]
  const [tracked, untracked, ignored, packages] = await Promise.all([
    list('--cached'),
    list('--others', '--exclude-standard', ...wanted),
    list('--others', '--ignored', '--exclude-standard', ...wanted),
    isWithPackages ? [] : list('--others', '--directory', '--', PACKAGES),
  ])
  const kinds = { tracked, untracked, ignored }
  const all = Object.entries(kinds).flatMap(([kind, paths]) =>
    paths.map((path) => ({ path, kind: kind as WorkFile['kind'] })),
  )
  // A folder with a slash at the end is another repository.
  const isRepository = ({ path }: WorkFile) => path.endsWith('/')
  return {
    files: all.filter((file) => !isRepository(file)),
    packages: [...new Set(packages.map((path) => path.replace(/((?:^|\/)node_modules)\/[^]*/, '$1')))],
    repositories: [...new Set(all.filter(isRepository).map(({ path }) => path.slice(0, -1)))],
  }
}

/** The bytes of a file of the work tree; of a link its target; nothing where there is no file. */
export async function* contentOf(top: string, path: string): AsyncIterable<Buffer> {
  const file = Buffer.concat([Buffer.from(`${top}/`), Buffer.from(path, 'latin1')])
  try {
    const found = await lstat(file)
    if (found.isSymbolicLink()) yield await readlink(file, 'buffer')
    else if (found.isFile()) yield* createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    // Deleted, or a folder by now.
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return
    throw failure.notReadable(printable(utf8(path)), code)
  }
}

/** Each stash with its parents, as `stashesOf` gives them. */
type Stashes = readonly (readonly string[])[]

/** Every object that a ref, a HEAD or a stash leads to, and how many of them a partial clone lacks. */
export async function reachableObjects(
  context: GitContext,
  stashes: Stashes,
): Promise<{ oids: string[]; lacking: number }> {
  const listing = ['rev-list', '--objects', '--no-object-names', '--missing=print', ...tips(stashes), '--all', '--']
  const lines = linesOf('rev-list', await latin1(context, listing))
  const oids = lines.filter((line) => !line.startsWith('?'))
  if (!oids.every(isOid)) throw failure.gitGarbled('rev-list', 'a line that is not an object id')
  return { oids, lacking: lines.length - oids.length }
}

/** At most so many objects stand in one command line. */
const ASKED = 200

/** The commits that bring any of these objects, the oldest first. */
export async function introductionsOf(
  context: GitContext,
  oids: readonly string[],
  stashes: Stashes,
): Promise<Introduction[]> {
  const wanted = new Set(oids)
  const found = new Map<string, string>()
  for (let at = 0; at < oids.length; at += ASKED) {
    const objects = oids.slice(at, at + ASKED).map((oid) => `--find-object=${oid}`)
    const log = ['log', '--no-show-signature', '--no-color', '--format=%H %aI', '--reverse', '--topo-order', '-s', '-m']
    const args = ['-c', 'log.showRoot=true', ...log, '-t', '--no-renames', ...objects, ...tips(stashes), '--all', '--']
    for (const line of linesOf('log', await latin1(context, args))) {
      const [commit = '', date = ''] = line.split(' ')
      if (isOid(commit)) found.set(commit, date)
    }
  }
  const commits: Commit[] = []
  for await (const some of changesOf(context, [...found.keys()])) commits.push(...some)
  return commits.flatMap(({ oid, changes }) => {
    const paths = changes
      .filter((change) => change.oid !== undefined && wanted.has(change.oid))
      .filter(({ parents, oid: now }) => parents.every((parent) => parent.oid !== now))
      .map(({ path }) => path)
    return paths.length === 0 ? [] : [{ commit: oid, date: found.get(oid) as string, paths }]
  })
}

/** The branches, remote-tracking branches, tags and stashes whose history has one of these commits. */
export async function refsWith(context: GitContext, commits: readonly string[], stashes: Stashes): Promise<string[]> {
  if (commits.length === 0) return []
  const refs = new Set<string>()
  for (let at = 0; at < commits.length; at += ASKED) {
    const contains = commits.slice(at, at + ASKED).map((oid) => `--contains=${oid}`)
    for (const ref of await refNames(context, contains))
      if (!/^refs\/(?:remotes\/[^/]+\/HEAD|stash)$/.test(ref)) refs.add(ref)
  }
  const wanted = new Set(commits)
  const own = stashes.flatMap(([stash, , ...others], index) =>
    [stash as string, ...others].some((oid) => wanted.has(oid)) ? [`stash@{${index}}`] : [],
  )
  return [...refs, ...own]
}

/** The annotated tags among these objects, by the names of the refs that point at them. */
export async function tagsAt(context: GitContext, oids: readonly string[]): Promise<string[]> {
  if (oids.length === 0) return []
  const points = oids.slice(0, ASKED).map((oid) => `--points-at=${oid}`)
  return refNames(context, points)
}

/** Where the newest commit of a ref has any of these objects. */
export async function filesAt(context: GitContext, ref: string, oids: ReadonlySet<string>): Promise<RefTree['files']> {
  // The ref of a stash is its work tree; untracked files stand in a parent of their own.
  const { status, stdout } = await git(context, ['ls-tree', '-r', '-z', '--full-tree', ref, '--'], { accept: [0, 128] })
  if (status !== 0) return []
  return recordsOf('ls-tree', stdout).flatMap((record) => {
    const [, oid = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t([^]+)$/.exec(record) ?? []
    return oids.has(oid) ? [{ path, oid }] : []
  })
}

function tips(stashes: Stashes): string[] {
  return stashes.map(([stash]) => stash as string)
}

async function refNames(context: GitContext, args: readonly string[]): Promise<string[]> {
  return linesOf('for-each-ref', await latin1(context, ['for-each-ref', '--format=%(refname)', ...args]))
}

async function latin1(context: GitContext, args: readonly string[]): Promise<string> {
  return (await git(context, args)).stdout.toString('latin1')
}
