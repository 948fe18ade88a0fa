import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'

/** A file and the bytes it is to have. */
export interface Fresh {
  /** Absolute; as bytes, because a name need not be UTF-8. */
  readonly file: Buffer
  /** What it must still have when it is replaced; undefined: there is no file yet. */
  readonly before: Buffer | undefined
  readonly after: Buffer
}

/**
 * Writes every file beside the one that it replaces, and then moves one after the other over it: nobody ever reads half
 * a file. When one cannot be written, or has changed meanwhile, nothing is replaced.
 */
export function replaceAll(files: readonly Fresh[]): void {
  const written: Buffer[] = []
  try {
    for (const { file, before, after } of files) {
      if (!isUnchanged(file, before)) throw failure.changedMeanwhile(shown(file))
      const fresh = Buffer.concat([file, Buffer.from('.keyhold-new')])
      // One of an earlier time, or a link that would lead the content elsewhere.
      rmSync(fresh, { force: true })
      written.push(fresh)
      attempt(file, () => {
        writeFileSync(fresh, after, { flag: 'wx' })
        if (before !== undefined) chmodSync(fresh, lstatSync(file).mode)
      })
    }
    for (const [index, { file }] of files.entries()) attempt(file, () => renameSync(written[index] as Buffer, file))
  } finally {
    for (const fresh of written) rmSync(fresh, { force: true })
  }
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

function isUnchanged(file: Buffer, before: Buffer | undefined): boolean {
  const now = fileAt(file)
  return now === 'nothing' ? before === undefined : now !== 'other' && before !== undefined && now.equals(before)
}

function attempt(file: Buffer, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw failure.notWritable(shown(file), (error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

function shown(file: Buffer): string {
  return printable(file.toString('utf8'))
}

/** Whether a symbolic link stands at a path. */
export function isLink(file: Buffer): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true
}
