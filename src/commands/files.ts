import {
  closeSync,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  type Stats,
} from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { scanWhole } from '../core/readings.js'
import type { Located } from '../core/redact.js'
import { identities } from '../git/repository.js'
import { contextOf } from '../git/run.js'
import type { Report, Skipped } from '../report/report.js'
import { addTo, reportOn, scanStream, shownPath } from './engine.js'
import type { Settings } from './settings.js'
import type { World } from './world.js'

/** Folders that are named as skipped when a folder around them is scanned: git's own, and installed packages. */
const LEFT_OUT: Readonly<Record<string, string>> = { '.git': 'git’s own files', node_modules: 'installed packages' }

/** Files and folders of the work tree, as they are on disk. Links are not followed: their target is their text. */
export async function scanPaths(
  { cwd }: World,
  paths: readonly string[],
  { catalogue, ruling }: Settings,
): Promise<Report> {
  const skipped: Skipped[] = []
  const located: Located[] = []
  const scanned = { files: 0, lines: 0, bytes: 0 }
  const shown = (path: string) => shownPath(Buffer.from(slashed(relative(cwd, path))).toString('latin1'), catalogue)
  const room = Buffer.allocUnsafeSlow(LARGE)
  for (const { path, reason, isLink } of filesUnder(await expanded(cwd, paths))) {
    if (reason !== undefined) {
      skipped.push({ path: await shown(path), reason })
      continue
    }
    const text = readAt(path, () => (isLink ? readlinkSync(path, 'buffer') : readInto(room, path)))
    const found = text === undefined ? scanStream(blocksOf(path, room), catalogue) : scanWhole(text, catalogue)
    const { candidates, extent } = found instanceof Promise ? await found : found
    addTo(scanned, extent)
    if (candidates.length > 0) located.push({ path: await shown(path), candidates })
  }
  return reportOn('files', { located, scanned, skipped }, '', ruling)
}

/** Standard input as one text. */
export async function scanInput({ stdin }: World, { catalogue, ruling }: Settings): Promise<Report> {
  const { candidates, extent } = await scanStream(stdin, catalogue)
  const located = candidates.length === 0 ? [] : [{ path: 'standard input', candidates }]
  return reportOn('input', { located, scanned: { files: 1, ...extent }, skipped: [] }, '', ruling)
}

/** `commit-msg`: the message in this file as git will commit it, and the names of author and committer. */
export async function scanMessage({ cwd, env }: World, file: string, { catalogue, ruling }: Settings): Promise<Report> {
  const path = resolve(cwd, file)
  const text = readAt(path, () => (statsOf(path).isSymbolicLink() ? readlinkSync(path, 'buffer') : readFileSync(path)))
  const message = await scanStream([committed(text)], catalogue)
  const context = contextOf(cwd, env)
  const names = await scanStream([identities(context)], catalogue)
  const located = [
    { path: 'commit message', candidates: message.candidates },
    { path: 'author and committer', candidates: names.candidates, within: 'signature' as const },
  ].filter(({ candidates }) => candidates.length > 0)
  return reportOn('message', { located, scanned: { files: 1, ...message.extent }, skipped: [] }, '', ruling, {
    context,
    catalogue,
  })
}

/** The text of a file that was named on the command line. */
export async function readText({ cwd }: World, path: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Writes a report where `--output` says. */
export async function writeOutput({ cwd }: World, path: string, text: string): Promise<void> {
  await writeFile(resolve(cwd, path), text).catch((error: NodeJS.ErrnoException) => {
    throw failure.outputNotWritable(printable(path), error.code ?? 'unknown error')
  })
}

/**
 * The part of a message file that becomes the message. `git commit -v` puts the whole diff below a scissors line and
 * some lines of comment, and cuts there. A scissors line in other surroundings is the author's own text and stays.
 * https://git-scm.com/docs/git-commit#Documentation/git-commit.txt---cleanupltmodegt
 */
function committed(file: Buffer): Buffer {
  const text = file.toString('latin1')
  const cut = /^(.{1,8}) -{24} >8 -{24}\n(?:\1[^\n]*\n)+(?:diff --|Submodule )/m.exec(text)
  return cut === null ? file : file.subarray(0, cut.index)
}

/**
 * The paths, absolute, with globs expanded for shells that do not: a pattern that names no file itself. Files whose name
 * begins with a dot match as well; a pattern that matches nothing is an error, because nothing would be scanned.
 */
async function expanded(cwd: string, paths: readonly string[]): Promise<string[]> {
  const each = paths.map(async (path) => {
    const absolute = resolve(cwd, path)
    if (isThere(absolute) || !/[*?{[!(]/.test(path)) return [absolute]
    const { default: micromatch } = await import('micromatch')
    const around = filesUnder([resolve(cwd, micromatch.scan(path).base || '.')])
    const found = [...around]
      .map((file) => file.path)
      .filter((file) => micromatch.isMatch(slashed(relative(cwd, file)), path, { dot: true }))
    if (found.length === 0) throw failure.notReadable(printable(path), 'no file matches')
    return found
  })
  return (await Promise.all(each)).flat()
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

interface Found {
  readonly path: string
  readonly isLink: boolean
  /** Why it is not scanned. */
  readonly reason?: string
}

/** In place, file by file: to wait for each takes longer than to scan it. */
function* filesUnder(paths: readonly string[]): Iterable<Found> {
  for (const path of paths) yield* filesAt(path, statsOf(path))
}

function* filesAt(path: string, found: Stats | Dirent): Iterable<Found> {
  const isLink = found.isSymbolicLink()
  if (found.isFile() || isLink) yield { path, isLink }
  else if (!found.isDirectory()) yield { path, isLink, reason: 'neither a file nor a folder' }
  else {
    const entries = readAt(path, () => readdirSync(path, { withFileTypes: true }))
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const reason = LEFT_OUT[entry.name]
      if (reason === undefined) yield* filesAt(join(path, entry.name), entry)
      else yield { path: join(path, entry.name), isLink: entry.isSymbolicLink(), reason }
    }
  }
}

/** Files of as many bytes and more are read in blocks. */
const LARGE = 1 << 20

/** A file as a whole, in the place of the one before: to make room for each takes longer. Undefined when it has no room. */
function readInto(room: Buffer, path: string): Buffer | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size >= room.length) return undefined
    // A size of 0 is also that of files whose content the system makes when they are read.
    const length = fill(room, file, size === 0 ? room.length : size)
    return length < room.length ? room.subarray(0, length) : undefined
  } finally {
    closeSync(file)
  }
}

/** The blocks of a long file, each in the place of the one before. */
function* blocksOf(path: string, room: Buffer): Iterable<Buffer> {
  const file = readAt(path, () => openSync(path, 'r'))
  try {
    for (let length = room.length; length === room.length;) {
      length = readAt(path, () => fill(room, file, room.length))
      yield room.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

/** Reads so many bytes, or as many as there are. */
function fill(room: Buffer, file: number, wanted: number): number {
  let length = 0
  while (length < wanted) {
    const read = readSync(file, room, length, wanted - length, null)
    if (read === 0) break
    length += read
  }
  return length
}

function statsOf(path: string): Stats {
  return readAt(path, () => lstatSync(path))
}

function readAt<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): Error {
  return failure.notReadable(printable(path), (error as NodeJS.ErrnoException).code ?? 'unknown error')
}
