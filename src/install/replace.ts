import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'

/** Files that take the place of others all together, whatever stops the program in between. */

/** A file and the bytes it is to have. */
export interface Fresh {
  /** Absolute; as bytes, because a name need not be UTF-8. */
  readonly file: Buffer
  /** What it must still have when it is replaced; undefined: there is no file yet. */
  readonly before: Buffer | undefined
  readonly after: Buffer
}

/** A file that is appended to, with what no other file may hold. */
interface Appended {
  readonly file: Buffer
  readonly append: () => void
}

/** The index that is replaced with the files, and where word is left of what is under way. */
export interface Desk {
  readonly index: string
  readonly journal: string
}

/**
 * Carries out all steps, or none. Each file is written beside the one that it replaces; then all are moved into place
 * in one go, in which nothing is waited for, under the lock of the index. When one cannot be written, or has changed
 * meanwhile, nothing is replaced. A journal says what is to be moved, so that `resume` can go on after a kill; neither
 * it nor what is written beside the files holds what is taken out of them. The index must be the last step: until it is
 * replaced, it stops the commit.
 */
export function replaceAll(steps: readonly (Fresh | Appended)[], desk: Desk): void {
  const files = steps.filter((step) => 'after' in step)
  const moves = new Map(files.map((fresh) => [fresh.file, moveOf(fresh)]))
  const journal = {
    moves: [...moves.values()],
    appended: steps
      .filter((step) => 'append' in step)
      .map(({ file }) => ({ file: latin1(file), before: digestAt(file) })),
  }
  try {
    leaveWord(desk, { isReady: false, ...journal })
    for (const fresh of files) writeBeside(fresh)
    leaveWord(desk, { isReady: true, ...journal })
    underLock(desk, () => {
      const changed = journal.moves.find((move) => stateOf(move) !== 'waiting')
      if (changed !== undefined) throw failure.changedMeanwhile(shown(bytesOf(changed.file)))
      for (const [index, step] of steps.entries()) {
        if ('append' in step) step.append()
        else halfway(index > 0, step.file, () => intoPlace(moves.get(step.file) as Move))
      }
    })
    rmSync(desk.journal)
  } catch (error) {
    // What has begun must be ended.
    if (journal.moves.every((move) => stateOf(move) !== 'done')) drop(desk, journal)
    throw error
  }
}

/**
 * Looks whether a replacement was killed, and ends it: true. When it had not begun, or somebody has changed the files
 * since, what is left of it is taken away, and whoever asks begins anew: false, as where there is none.
 */
export function resume(desk: Desk): boolean {
  const journal = wordLeft(desk)
  if (journal === undefined) return false
  const isMissing = journal.appended.some(({ file, before }) => digestAt(bytesOf(file)) === before)
  const isWhole = journal.moves.every((move) => stateOf(move) !== 'changed')
  if (!journal.isReady || isMissing || !isWhole) {
    drop(desk, journal)
    return false
  }
  underLock(desk, () => {
    for (const move of journal.moves)
      if (stateOf(move) === 'waiting') halfway(true, bytesOf(move.file), () => intoPlace(move))
  })
  rmSync(desk.journal)
  return true
}

/** What stands at a path: the bytes of a file, `nothing`, or `other` for what is no file, a link among it. */
export function fileAt(file: Buffer): Buffer | 'nothing' | 'other' {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found === undefined) return 'nothing'
  if (!found.isFile()) return 'other'
  try {
    return readFileSync(file)
  } catch (error) {
    throw failure.notReadable(shown(file), (error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

/** Whether a symbolic link stands at a path. */
export function isLink(file: Buffer): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

interface Journal {
  /** Whether all is written that is to be moved. */
  readonly isReady: boolean
  readonly moves: readonly Move[]
  readonly appended: readonly { readonly file: string; readonly before: string }[]
}

/** A file that is to be replaced by the one beside it: what both hold, as digests. */
interface Move {
  /** One character a byte. */
  readonly file: string
  readonly before: string
  readonly after: string
  /** Undefined: as the system makes files. */
  readonly mode: number | undefined
}

function moveOf({ file, before, after }: Fresh): Move {
  const mode = before === undefined ? undefined : lstatSync(file, { throwIfNoEntry: false })?.mode
  return { file: latin1(file), before: digest(before ?? 'nothing'), after: digest(after), mode }
}

function stateOf({ file, before, after }: Move): 'waiting' | 'done' | 'changed' {
  const now = digestAt(bytesOf(file))
  if (now === after) return 'done'
  return now === before && digestAt(besideOf(bytesOf(file))) === after ? 'waiting' : 'changed'
}

function writeBeside({ file, before, after }: Fresh): void {
  const beside = besideOf(file)
  // Nobody else may read what the file it becomes keeps from them.
  const mode = before === undefined ? {} : { mode: 0o600 }
  attempt(file, () => {
    // One of an earlier time, or a link that would lead the content elsewhere.
    rmSync(beside, { force: true })
    writeFileSync(beside, after, { flag: 'wx', flush: true, ...mode })
  })
}

function intoPlace({ file, mode }: Move): void {
  const beside = besideOf(bytesOf(file))
  if (mode !== undefined) chmodSync(beside, mode)
  renameSync(beside, bytesOf(file))
}

/** Takes away what stands beside files that are not replaced, and the journal. */
function drop({ journal, index }: Desk, { moves }: Pick<Journal, 'moves'>): void {
  for (const { file } of moves) rmSync(besideOf(bytesOf(file)), { force: true })
  if (isOwnLock(lockOf(index))) rmSync(lockOf(index))
  rmSync(journal, { force: true })
}

/** Stands in the lock, for whoever looks what it is. */
const OWN_LOCK = 'keyhold fix was stopped while it replaced this index. npx keyhold fix goes on from there.\n'

/** While git leaves the index alone. A lock that a killed fix left is taken over. */
function underLock({ index }: Desk, act: () => void): void {
  const lock = lockOf(index)
  if (!isOwnLock(lock)) {
    try {
      writeFileSync(lock, OWN_LOCK, { flag: 'wx' })
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException
      throw code === 'EEXIST' ? failure.indexLocked(printable(lock)) : failure.notWritable(printable(lock), code)
    }
  }
  try {
    act()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isOwnLock(lock: string): boolean {
  const found = fileAt(Buffer.from(lock))
  return Buffer.isBuffer(found) && found.toString('utf8') === OWN_LOCK
}

function leaveWord({ journal }: Desk, content: Journal): void {
  const beside = `${journal}.keyhold-new`
  attempt(Buffer.from(journal), () => {
    writeFileSync(beside, JSON.stringify(content), { flush: true })
    renameSync(beside, journal)
  })
}

function wordLeft({ journal }: Desk): Journal | undefined {
  const found = fileAt(Buffer.from(journal))
  if (!Buffer.isBuffer(found)) return undefined
  try {
    return JSON.parse(found.toString('utf8')) as Journal
  } catch {
    // It is moved into place as a whole, so somebody else has written to it.
    throw failure.notReadable(printable(journal), 'it is no journal of keyhold fix')
  }
}

function attempt(file: Buffer, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw failure.notWritable(shown(file), (error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

/** Something may be in place already, so that not nothing was changed. */
function halfway(hasBegun: boolean, file: Buffer, act: () => void): void {
  try {
    act()
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    throw hasBegun ? failure.halfway(shown(file), code) : failure.notWritable(shown(file), code)
  }
}

function digestAt(file: Buffer): string {
  return digest(fileAt(file))
}

/** Of what stands at a path. The content itself stays out of the journal. */
function digest(content: Buffer | 'nothing' | 'other'): string {
  return Buffer.isBuffer(content) ? createHash('sha256').update(content).digest('hex') : content
}

function besideOf(file: Buffer): Buffer {
  return Buffer.concat([file, Buffer.from('.keyhold-new')])
}

function lockOf(index: string): string {
  return `${index}.lock`
}

function latin1(file: Buffer): string {
  return file.toString('latin1')
}

function bytesOf(file: string): Buffer {
  return Buffer.from(file, 'latin1')
}

function shown(file: Buffer): string {
  return printable(file.toString('utf8'))
}
