import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { failure } from '../core/errors.js'
import type { HooksPath } from '../git/hooks.js'
import { activeHooks, type Edit, isFile, readText } from './files.js'
import { isPlanted, linesOf, plant, uproot } from './hook.js'
import { addPrepare, removePrepare } from './prepare.js'
import type { Scripts } from './scripts.js'

/** What init will do, found out before anything is written. */
export interface Plan {
  readonly top: string
  /** The folder of the hooks, relative to `top`: `.husky` unless a husky that is there already uses another. */
  readonly folder: string
  /** Edits that change something. */
  readonly edits: readonly Edit[]
  /** Whether husky has to be run, or was there before. */
  readonly isHuskyActive: boolean
}

/** Plans the installation for the package around `cwd`. Refuses what cannot be done safely, with what to do by hand. */
export function planInit(
  top: string,
  cwd: string,
  current: HooksPath | undefined,
  gitHooks: string,
  scripts: Scripts,
): Plan {
  const byHand = Object.values(scripts).map(linesOf).join('')
  const folder = huskyFolder(top, current)
  if (folder === undefined) throw failure.hooksPathTaken(current?.path ?? '', current?.scope ?? '', byHand)
  const inUse = current === undefined ? activeHooks(resolve(top, gitHooks)) : []
  if (inUse.length > 0) throw failure.hooksInUse(inUse, byHand)
  const packageFile = nearestPackage(top, cwd)
  const adjusted = Object.entries(scripts).map(
    ([name, script]) => [name, forPackage(script, relative(top, dirname(packageFile)))] as const,
  )
  const edits = [
    ...adjusted.map(([name, script]) => editHook(join(top, folder, name), script)),
    editPackage(packageFile, addPrepare),
  ]
  return {
    top,
    folder,
    edits: edits.filter(isChange),
    isHuskyActive: current !== undefined && isFile(join(top, folder, '_', 'h')),
  }
}

/** Plans to take back what `planInit` planned, whichever hooks it was for. */
export function planUninstall(
  top: string,
  cwd: string,
  current: HooksPath | undefined,
  names: readonly string[],
): Plan {
  const folder = huskyFolder(top, current) ?? '.husky'
  const hooks = names.map((name): Edit => {
    const path = join(top, folder, name)
    const before = readText(path)
    return { path, before, after: before === undefined || before === 'not text' ? before : uproot(before) }
  })
  const packageFile = nearestPackage(top, cwd)
  const edits = [...hooks, editPackage(packageFile, removePrepare)]
  return { top, folder, edits: edits.filter(isChange), isHuskyActive: current !== undefined }
}

/** Whether a hook holds keyhold's block. */
export function holdsKeyhold(path: string): boolean {
  const text = readText(path)
  return text !== undefined && text !== 'not text' && isPlanted(text)
}

/** husky sets `core.hooksPath` to `<folder>/_`, locally. Whatever else is set belongs to somebody else. */
function huskyFolder(top: string, current: HooksPath | undefined): string | undefined {
  if (current === undefined) return '.husky'
  const path = relative(top, resolve(top, current.path))
  const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path)
  const isHusky = path === join('.husky', '_') || path.endsWith(join('/.husky', '_'))
  return current.scope === 'local' && isInside && isHusky ? dirname(path) : undefined
}

function editHook(path: string, script: string): Edit {
  const before = readText(path)
  if (before === 'not text') throw failure.hookNotText(path, linesOf(script))
  return { path, before, after: plant(before, script) }
}

function editPackage(path: string, change: (text: string) => string | { readonly unreadable: string }): Edit {
  const before = readText(path)
  if (before === 'not text' || before === undefined) throw failure.packageNotReadable(path, 'it is not a text file')
  const after = change(before)
  if (typeof after !== 'string') throw failure.packageNotReadable(path, after.unreadable)
  return { path, before, after }
}

/** The package.json of the package that keyhold is installed in: the nearest one, not above the git root. */
function nearestPackage(top: string, cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (isFile(join(folder, 'package.json'))) return join(folder, 'package.json')
    if (relative(top, folder) === '' || folder === dirname(folder)) throw failure.noPackage(cwd)
  }
}

/** Hooks run at the top; a package below it has its own node_modules. */
function forPackage(script: string, folder: string): string {
  if (folder === '') return script
  const path = join(folder, 'node_modules/.bin/keyhold').replaceAll("'", `'\\''`)
  return script.replace('keyhold=node_modules/.bin/keyhold', `keyhold='${path}'`)
}

function isChange({ before, after }: Edit): boolean {
  return before !== after
}
