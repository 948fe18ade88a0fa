import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { processOf } from './processes.js'

/**
 * Work that several processes of one parent would do, and that the first of them does for all. A file in the git folder
 * says who is at it and, later, how it ended. It only saves work: where it cannot be made or read, or whoever made it is
 * gone, each does its own.
 */
export interface Work {
  /** The git folder. */
  readonly folder: string
  /** The number of the parent: when that is gone, the file is of no use. */
  readonly parent: number
  /** A hash of all that decides how the work ends, the identity of the parent among it. */
  readonly hash: string
}

/** Whether it falls to the process of this identity to do the work. */
export function take(work: Work, owner: string): boolean {
  sweep(work.folder)
  // A link appears with all of its text, and never in the place of another file.
  return publish(work, owner, '', linkSync)
}

/** Says how the work ended, as an exit code. */
export function conclude(work: Work, owner: string, code: number): void {
  publish(work, owner, `${code}\n`, renameSync)
}

/** How the work ended, as soon as that is said; undefined where it never will be. */
export async function conclusion(work: Work): Promise<number | undefined> {
  for (;;) {
    const { owner, code } = read(work)
    if (code !== undefined || owner === undefined) return code
    // It may have said so before it went.
    if (processOf(Number.parseInt(owner))?.identity !== owner) return read(work).code
    await setTimeout(20)
  }
}

const PREFIX = 'keyhold-part-'

function fileOf({ folder, parent, hash }: Work): string {
  return join(folder, `${PREFIX}${parent}-${hash}`)
}

function publish(work: Work, owner: string, end: string, move: (from: string, to: string) => void): boolean {
  const [file, draft] = [fileOf(work), `${fileOf(work)}-${Number.parseInt(owner)}`]
  try {
    writeFileSync(draft, `${owner}\n${end}`)
    move(draft, file)
    return true
  } catch {
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(work: Work): { owner?: string | undefined; code?: number | undefined } {
  try {
    const [, owner, code] = /^(.+)\n(?:([012])\n)?$/.exec(readFileSync(fileOf(work), 'utf8')) ?? []
    return { owner, code: code === undefined ? undefined : Number(code) }
  } catch {
    return {}
  }
}

/** Removes the files of parents that are gone, as far as that can be done. */
function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter((each) => each.startsWith(PREFIX))) {
      if (processOf(Number.parseInt(name.slice(PREFIX.length))) === undefined) rmSync(join(folder, name))
    }
  } catch {
    return
  }
}
