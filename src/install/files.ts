import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'

/** One file before and after. Undefined: it is not there. */
export interface Edit {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
  /** Whether git starts it, so that it must be executable when it is made. */
  readonly isProgram?: true
}

/** What stands at a path; a link is `other`, whatever it points to. */
export function kindOf(path: string): 'nothing' | 'file' | 'folder' | 'other' {
  try {
    const found = lstatSync(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    // ENOTDIR: a folder on the way is a file.
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing'
    throw failure.notReadable(printable(path), code)
  }
}

/**
 * The text of a file as UTF-8; undefined when there is no file; `'not text'` when it is something that cannot be
 * edited and given back byte for byte: a symlink, a folder, a binary, another encoding.
 */
export function readText(path: string): string | undefined | 'not text' {
  const kind = kindOf(path)
  if (kind !== 'file') return kind === 'nothing' ? undefined : 'not text'
  const bytes = orFail(path, failure.notReadable, () => readFileSync(path))
  const text = bytes.toString('utf8')
  return bytes.includes(0) || !Buffer.from(text).equals(bytes) ? 'not text' : text
}

/**
 * Carries out all edits, or none: when one fails, those before it are taken back, and `byHand` says what can be done
 * instead. Gives what takes all of them back, with the folders that were made on the way.
 */
export function carryOut(edits: readonly Edit[], byHand = ''): () => void {
  const steps: Undo[] = []
  const takeBack = () => undo(steps)
  for (const { path, after, isProgram } of edits) {
    try {
      const back = putBack(path)
      write(path, after, isProgram ? 0o755 : undefined, steps)
      steps.push(back)
    } catch (error) {
      takeBack()
      throw failure.notWritable(printable(path), codeOf(error), byHand)
    }
  }
  return takeBack
}

/** The hooks in a folder that git runs: executable, and not its samples. */
export function activeHooks(folder: string): string[] {
  return namesIn(folder).filter(
    (name) => !name.includes('.') && kindOf(join(folder, name)) !== 'folder' && isExecutable(join(folder, name)),
  )
}

/** The names in a folder; none when there is no folder. */
export function namesIn(folder: string): string[] {
  if (kindOf(folder) !== 'folder') return []
  return orFail(folder, failure.notReadable, () => readdirSync(folder)).sort()
}

/** Whether something is there, at the end of links if need be. */
export function isThere(path: string): boolean {
  return existsSync(path)
}

/** Whether `cwd` or a folder above it holds a `.git`, whatever git itself makes of it. */
export function isBelowGit(cwd: string): boolean {
  return existsSync(join(cwd, '.git')) || (dirname(cwd) !== cwd && isBelowGit(dirname(cwd)))
}

/** Gives what puts the files of a folder back as they are now; the folder itself goes if it is not there now. */
export function keepFolder(path: string): () => void {
  const isNew = kindOf(path) === 'nothing'
  const names = namesIn(path)
  const files = names.filter((name) => kindOf(join(path, name)) === 'file').map((name) => putBack(join(path, name)))
  return () => {
    if (isNew) return removeFolder(path)
    for (const name of namesIn(path).filter((now) => !names.includes(now))) removeFolder(join(path, name))
    undo(files)
  }
}

/** Removes a folder and what is in it, if it is there. */
export function removeFolder(path: string): void {
  orFail(path, failure.notWritable, () => rmSync(path, { recursive: true, force: true }))
}

/** Removes a folder that nothing is in. */
export function removeIfEmpty(path: string): void {
  if (kindOf(path) === 'folder' && namesIn(path).length === 0) orFail(path, failure.notWritable, () => rmdirSync(path))
}

interface Undo {
  readonly path: string
  readonly run: () => void
}

/** Takes steps back, the last one first, as many as can be. */
function undo(steps: Undo[]): void {
  const stuck: string[] = []
  for (const { path, run } of steps.splice(0).reverse()) {
    try {
      run()
    } catch (error) {
      stuck.push(`${printable(path)} (${codeOf(error)})`)
    }
  }
  if (stuck.length > 0) throw failure.notTakenBack(stuck)
}

/** What gives a path the bytes and the mode back that it has now. */
function putBack(path: string): Undo {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return { path, run: () => rmSync(path, { force: true }) }
  const bytes = readFileSync(path)
  return { path, run: () => replaceFile(path, bytes, found.mode) }
}

function write(path: string, text: string | undefined, mode: number | undefined, steps: Undo[]): void {
  if (text === undefined) return rmSync(path, { force: true })
  const made = mkdirSync(dirname(path), { recursive: true })
  // It was not there a moment ago, so whatever is in it when it is taken back came from here, or from husky.
  if (made !== undefined) steps.push({ path: made, run: () => rmSync(made, { recursive: true, force: true }) })
  replaceFile(path, text, lstatSync(path, { throwIfNoEntry: false })?.mode ?? mode)
}

/** Written beside the target and moved over it, so that nobody ever reads half a file. */
function replaceFile(path: string, content: string | Buffer, mode: number | undefined): void {
  const fresh = `${path}.keyhold-new`
  // One of an earlier time, or a link that would lead the content elsewhere.
  removeUnlessFolder(fresh)
  try {
    writeFileSync(fresh, content, { flag: 'wx' })
    if (mode !== undefined) chmodSync(fresh, mode)
    renameSync(fresh, path)
  } catch (error) {
    removeUnlessFolder(fresh)
    throw error
  }
}

function removeUnlessFolder(path: string): void {
  if (kindOf(path) !== 'folder') rmSync(path, { force: true })
}

/** As git asks: on Windows every file counts. */
function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function orFail<Value>(path: string, fail: (path: string, why: string) => Error, act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    throw fail(printable(path), codeOf(error))
  }
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return code
}
