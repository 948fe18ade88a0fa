import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { GitContext } from './run.js'

/**
 * The index of the work tree at `top`, from where it should be; undefined where it is not. git knows better, but asking
 * it takes longer than a clean scan.
 */
export function indexBytes(top: string, { cwd, env }: GitContext): Buffer | undefined {
  try {
    return readFileSync(resolve(cwd, env['GIT_INDEX_FILE'] ?? join(env['GIT_DIR'] ?? join(top, '.git'), 'index')))
  } catch {
    return undefined
  }
}

/**
 * Whether a file of this name may be tracked, at the top or anywhere: false only when it surely is not. An index lists
 * whole paths, each with a NUL byte behind it, and before it the length of the path or, in an entry with more flags, a
 * NUL byte. https://git-scm.com/docs/index-format
 */
export function mayTrack(index: Buffer | undefined, name: string, where: 'at the top' | 'anywhere'): boolean {
  // Version 4 shortens paths, an index with a link has most of them in another file, and a sparse one has folders only.
  if (index === undefined || index[7] === 4 || ['link\0', 'sdir\0'].some((mark) => index.includes(mark))) return true
  const before = where === 'anywhere' ? [''] : [String.fromCharCode(name.length), '\0']
  return before.some((lead) => index.includes(`${lead}${name}\0`))
}
