import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { printable } from '../core/escape.js'
import type { HooksPath, Place } from '../git/hooks.js'
import { type Edit, isThere, kindOf, namesIn, readText } from './files.js'
import { uproot } from './hook.js'
import { BIN, folderIn } from './scripts.js'

/** Where init and uninstall work, as git says, before anything is written. */
export interface Site extends Place {
  readonly cwd: string
  /** `core.hooksPath`, when it is set. */
  readonly hooksPath: HooksPath | undefined
  /** The folder in which git looks for hooks now. */
  readonly hooksFolder: string
}

/** What init will do, found out before anything is written. */
export interface InitPlan {
  /** The folder of the hooks, relative to the top: `.husky` unless a husky that is there already uses another. */
  readonly folder: string
  /** The hooks that must run in the end. */
  readonly names: readonly string[]
  /** Edits that change something. */
  readonly edits: readonly Edit[]
  /** Whether husky has to be run: git does not look in its folder yet, or its files are not there. */
  readonly needsHusky: boolean
  /** The lines for whoever has to write them into the hooks themselves. */
  readonly byHand: string
  /** Whose hooks they are: husky's, those of a folder in which git looks itself, or those of another manager. */
  readonly owner: 'husky' | 'folder' | 'manager'
  /** What the reader should know or do, besides committing. */
  readonly notes: readonly string[]
}

/** A path as it is shown: relative to the top where it is below it. */
export function shown(top: string, path: string): string {
  const inside = relative(top, path)
  return printable(inside.startsWith('..') || isAbsolute(inside) ? path : inside)
}

/** husky sets `core.hooksPath` to `<folder>/_`, locally. Whatever else is set belongs to somebody else. */
export function huskyFolder(top: string, hooksPath: HooksPath | undefined): string | undefined {
  if (hooksPath === undefined) return '.husky'
  const path = relative(top, resolve(top, hooksPath.path))
  // git would expand the tilde; husky never writes one.
  const isInside = path !== '' && !path.startsWith('..') && !path.startsWith('~') && !isAbsolute(path)
  const isHusky = path === join('.husky', '_') || path.endsWith(join(sep, '.husky', '_'))
  return hooksPath.scope === 'local' && isInside && isHusky ? slashed(dirname(path)) : undefined
}

/** The package whose keyhold the hook calls: of two packages in one repository the first one, as long as it has it. */
export function folderFor(top: string, hook: string | undefined, own: string): string {
  const planted = hook === undefined ? undefined : folderIn(hook)
  return planted !== undefined && isThere(join(top, planted, BIN)) ? planted : own
}

export function uprootIn(path: string): Edit {
  const before = readText(path)
  if (before === undefined || before === 'not text') return { path, before: undefined, after: undefined }
  return { path, before, after: uproot(before) }
}

/** The package.json of the package that keyhold is installed in: the nearest one, not above the top. */
export function nearestPackage(top: string, cwd: string): string | undefined {
  const path = join(cwd, 'package.json')
  if (kindOf(path) !== 'nothing') return path
  return relative(top, cwd) === '' || dirname(cwd) === cwd ? undefined : nearestPackage(top, dirname(cwd))
}

/** The hooks of these names that husky would run in this folder. */
export function hooksIn(folder: string, names: readonly string[] = namesIn(folder)): string[] {
  return names.filter((name) => GIT_HOOKS.has(name) && kindOf(join(folder, name)) !== 'folder')
}

/** The hooks that husky makes git run. */
const GIT_HOOKS = new Set(
  (
    'pre-commit pre-merge-commit prepare-commit-msg commit-msg post-commit applypatch-msg pre-applypatch ' +
    'post-applypatch pre-rebase post-rewrite post-checkout post-merge pre-push pre-auto-gc'
  ).split(' '),
)

export function isChange({ before, after }: Edit): boolean {
  return before !== after
}

/** A path with slashes, as hooks and git have it. */
export function slashed(path: string): string {
  return path.split(sep).join('/')
}
