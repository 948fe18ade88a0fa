import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { failure } from '../core/errors.js'

/** One file before and after. Undefined: it is not there. */
export interface Edit {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * The text of a file as UTF-8; undefined when there is no file; `'not text'` when it is something that cannot be
 * edited and given back byte for byte: a symlink, a folder, a binary, another encoding.
 */
export function readText(path: string): string | undefined | 'not text' {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined
  if (!lstatSync(path).isFile()) return 'not text'
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  return bytes.includes(0) || !Buffer.from(text).equals(bytes) ? 'not text' : text
}

/** Carries out all edits, or none: when one fails, those before it are taken back. */
export function carryOut(edits: readonly Edit[]): void {
  const done: Edit[] = []
  for (const edit of edits) {
    try {
      write(edit.path, edit.after)
      done.push(edit)
    } catch (error) {
      for (const { path, before } of done.reverse()) write(path, before)
      throw failure.notWritable(edit.path, (error as NodeJS.ErrnoException).code ?? 'unknown error')
    }
  }
}

/** Executable hooks in a folder that are not git's samples. */
export function activeHooks(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        !entry.isDirectory() && !entry.name.includes('.') && (lstatSync(`${folder}/${entry.name}`).mode & 0o111) !== 0,
    )
    .map(({ name }) => name)
}

/** The names in a folder; none when there is no folder. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

export function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Removes a folder and what is in it, if it is there. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

/** Written beside the target and moved over it, so that nobody ever reads half a file. Keeps the mode of the old one. */
function write(path: string, text: string | undefined): void {
  if (text === undefined) return rmSync(path, { force: true })
  mkdirSync(dirname(path), { recursive: true })
  const mode = lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0o644
  const fresh = `${path}.keyhold-new`
  try {
    writeFileSync(fresh, text, { mode })
    chmodSync(fresh, mode)
    renameSync(fresh, path)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}
