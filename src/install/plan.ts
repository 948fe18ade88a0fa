import { dirname, join, relative } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { activeHooks, type Edit, isThere, kindOf, namesIn, readText } from './files.js'
import { blockIn, plant, uproot } from './hook.js'
import { addTask, LEFTHOOK_FILES, removeFromLefthook, removeFromSimple, removeTask, TASK } from './managers.js'
import { isFolderOfHooks, isHuskyAtRest, planFolder, planManaged } from './owners.js'
import { isYarn2, lintStagedIn, type Manifest, manifestIn, textAt } from './packages.js'
import { addPrepare, prepareCommand, removePrepare, type ScriptName } from './prepare.js'
import { byHand, DEFAULT_HOOKS, folderIn, HOOKS, readScripts, type Scripts, scriptFor, throughYarn } from './scripts.js'
import {
  folderFor,
  hooksIn,
  huskyFolder,
  type InitPlan,
  isChange,
  nearestPackage,
  shown,
  type Site,
  slashed,
  uprootIn,
} from './site.js'

/** What uninstall will do, found out before anything is written. */
export interface UninstallPlan {
  readonly folder: string
  readonly edits: readonly Edit[]
  /** Whether `core.hooksPath` is unset again: init set it, and no hook came since that needs it. */
  readonly unsets: boolean
  /** Whether husky's own folder goes with it: it was not there before init. */
  readonly removesHusky: boolean
  /** What the reader should know about what stays and what stops. */
  readonly notes: readonly string[]
}

/**
 * Plans the installation of these scripts, and of no others, for the package around `cwd`. Refuses what cannot be done
 * safely, with what to do by hand.
 */
export function planInit(site: Site, asShipped: Scripts): InitPlan {
  const { top, cwd, hooksPath } = site
  const packageFile = nearestPackage(top, cwd)
  const own = packageFile === undefined ? '' : slashed(relative(top, dirname(packageFile)))
  const isPlugNPlay = ['', own].some((folder) => isThere(join(top, folder, '.pnp.cjs')))
  const scripts = isPlugNPlay ? throughYarn(asShipped) : asShipped
  const lines = byHand(scripts, own)
  if (isPlugNPlay && own !== '') throw failure.plugNPlay(printable(own))
  const managed = hooksPath === undefined && !isHuskyAtRest(site) ? planManaged(site, scripts, lines) : undefined
  if (managed !== undefined) return managed
  if (isFolderOfHooks(site)) return planFolder(site, scripts, own, lines)
  const folder = freeFolder(site, lines)
  if (packageFile === undefined) throw failure.noPackage(printable(cwd), lines)
  const hooks = HOOKS.map((name) => editHook(site, join(top, folder, name), scripts[name], own, lines))
  const edits = [...hooks, editPackage(site, packageFile, Object.keys(scripts), lines), ...leaveNote(site, folder)]
  return {
    folder,
    names: Object.keys(scripts),
    edits: edits.filter(isChange),
    needsHusky: hooksPath === undefined || !isHuskyThere(join(top, folder), Object.keys(scripts)),
    byHand: lines,
    owner: 'husky',
    notes: setUpNotes(site, join(top, folder, 'pre-commit'), packageFile),
  }
}

/** The same, but keyhold looks at the content of commits as a task of lint-staged, and the hook is not touched for it. */
export function planThroughLintStaged(site: Site, scripts: Scripts): InitPlan {
  const { top, cwd } = site
  const { 'pre-commit': _, ...rest } = scripts
  const plan = planInit(site, rest)
  const packageFile = nearestPackage(top, cwd)
  const folder = packageFile === undefined ? '' : slashed(relative(top, dirname(packageFile)))
  const manifest = manifestIn(top, folder)
  const task = `  ${JSON.stringify(TASK.name)}: ${JSON.stringify(TASK.value)}`
  const found = manifest && lintStagedIn(top, manifest)
  if (found === undefined) throw failure.noLintStaged(task)
  const path = join(top, found.path)
  const key = path === packageFile ? 'lint-staged' : undefined
  const edit = plan.edits.find((each) => each.path === path) ?? { path, before: textAt(path), after: textAt(path) }
  const after = found.callsKeyhold ? edit.after : addTask(edit.after ?? '', key)
  if (typeof after !== 'string')
    throw failure.notEditable('lint-staged', printable(found.path), after?.unreadable ?? 'it is not a text file', task)
  const edits = [...plan.edits.filter((each) => each.path !== path), { ...edit, after }]
  return { ...plan, edits: edits.filter(isChange), notes: THROUGH_LINT_STAGED }
}

const THROUGH_LINT_STAGED = [
  'keyhold is a task of lint-staged now, and commit-msg and pre-push call it themselves. lint-staged starts no task when',
  'only symlinks or changes of a type are staged, and asks a package that has tasks of its own for those alone. In the hook',
  'itself, before lint-staged, keyhold misses nothing: npx keyhold init.',
]

/** Says which set-up this is, where there are two. */
function setUpNotes({ top, cwd }: Site, hook: string, packageFile: string): string[] {
  const folder = slashed(relative(top, dirname(packageFile)))
  const manifest = manifestIn(top, folder)
  const withLintStaged =
    (textAt(hook) ?? '').includes('lint-staged') ||
    (manifest !== undefined && lintStagedIn(top, manifest) !== undefined)
  const isMonorepo =
    manifest?.value['workspaces'] !== undefined ||
    ['pnpm-workspace.yaml', 'lerna.json'].some((name) => isThere(join(cwd, name)))
  return [
    ...(withLintStaged
      ? [
          'keyhold runs in the hook itself, before lint-staged, because lint-staged leaves out symlinks and changes of a type.',
        ]
      : []),
    ...(isMonorepo
      ? ['It scans all that is staged, whatever package that is in: no package can take its files out.']
      : []),
    ...(isYarn2(top, folder)
      ? [scriptName(top, manifest) === 'postinstall' ? IN_POSTINSTALL : NOT_IN_POSTINSTALL]
      : []),
  ]
}

const [IN_POSTINSTALL, NOT_IN_POSTINSTALL] = [
  'Yarn 2 and later run no prepare script when they install, so keyhold init stands in postinstall.',
  'Yarn 2 and later run no prepare script when they install, and a postinstall would run wherever this package is installed: call yarn keyhold init in each clone, or mark the package as private and run init again.',
]

/** The script that an install of this package runs in a clone, and not where the package is installed. */
function scriptName(top: string, manifest: Manifest | undefined): ScriptName {
  return manifest?.value['private'] === true && isYarn2(top, manifest.folder) ? 'postinstall' : 'prepare'
}

/** Plans to take back what `planInit` planned, whichever hooks and packages it was for. */
export function planUninstall(site: Site, otherTrees: readonly string[]): UninstallPlan {
  const { top, cwd, hooksPath } = site
  const folder = huskyFolder(top, hooksPath) ?? '.husky'
  const hooks = HOOKS.map((name) => uprootIn(join(top, folder, name)))
  const packages = packagesOf(top, cwd, hooks).map(uprootPackage)
  const others = [...uprootFolder(site, folder), ...uprootFiles(top, packages)]
  const stood = readNote(site)
  const left = namesIn(join(top, folder)).filter((name) => !hooks.some((edit) => isRemoval(edit, top, folder, name)))
  const elsewhere = otherTrees.filter((tree) => hooksIn(join(tree, folder)).length > 0)
  const since = hooksIn(join(top, folder), left).filter((name) => stood?.includes(name) === false)
  const isOurs = stood !== undefined && hooksPath?.scope === 'local' && huskyFolder(top, hooksPath) !== undefined
  const unsets = isOurs && since.length + elsewhere.length === 0
  const note = { path: notePath(site), before: noteText(site), after: unsets || !isOurs ? undefined : noteText(site) }
  return {
    folder,
    edits: [...hooks, ...packages, ...others, note].filter(isChange),
    unsets,
    removesHusky: unsets && !stood.includes('_'),
    notes: [
      ...(unsets ? stopping(folder, hooksIn(join(top, folder), left)) : []),
      ...(isOurs && !unsets ? staying(folder, since, elsewhere) : []),
      ...packages
        .filter(({ after }) => after?.includes('keyhold init'))
        .map(({ path }) => `${shown(top, path)} still holds keyhold init; take that out yourself.`),
    ],
  }
}

/** Whether a hook holds keyhold's block. */
export function holdsKeyhold(path: string): boolean {
  const text = readText(path)
  return text !== undefined && text !== 'not text' && blockIn(text) !== undefined
}

/** The folder for the hooks, when nobody else has a claim on them. */
function freeFolder({ top, hooksPath, hooksFolder }: Site, lines: string): string {
  const folder = huskyFolder(top, hooksPath)
  if (folder === undefined)
    throw failure.hooksPathTaken(printable(hooksPath?.path ?? ''), hooksPath?.scope ?? '', lines)
  const inUse = hooksPath === undefined ? activeHooks(hooksFolder) : []
  if (inUse.length > 0) throw failure.hooksInUse(shown(top, hooksFolder), inUse.map(printable), lines)
  const inTheWay = [folder, `${folder}/_`].find((path) => !['nothing', 'folder'].includes(kindOf(join(top, path))))
  if (inTheWay !== undefined) throw failure.notAFolder(printable(inTheWay), lines)
  return folder
}

/** Whether husky has been run here: its folder is not committed, so a new work tree or clone is without. */
function isHuskyThere(folder: string, names: readonly string[]): boolean {
  return ['h', ...names].every((name) => kindOf(join(folder, '_', name)) === 'file')
}

/** Plants the script, or, when this hook was not asked for, takes out the block of an earlier time. */
function editHook({ top }: Site, path: string, script: string | undefined, own: string, lines: string): Edit {
  const before = readText(path)
  if (before === 'not text') {
    if (script === undefined) return { path, before: undefined, after: undefined }
    throw failure.hookNotText(shown(top, path), lines)
  }
  if (script === undefined) return { path, before, after: before && uproot(before) }
  return { path, before, after: plant(before, scriptFor(script, folderFor(top, before, own))) }
}

function editPackage({ top }: Site, path: string, names: readonly string[], lines: string): Edit {
  const isDefault = names.join() === DEFAULT_HOOKS.join()
  const command = prepareCommand(isDefault ? undefined : names.join())
  const before = readText(path)
  const after =
    before === undefined || before === 'not text'
      ? { unreadable: 'it is not a text file' }
      : addPrepare(before, command, scriptName(top, manifestIn(top, slashed(relative(top, dirname(path))))))
  if (typeof after !== 'string') throw failure.packageNotReadable(shown(top, path), after.unreadable, command, lines)
  return { path, before: before as string, after }
}

function uprootPackage(path: string): Edit {
  const before = readText(path)
  if (before === undefined || before === 'not text') return { path, before: undefined, after: undefined }
  const without = removeTask(removeFromSimple(removePrepare(before), readScripts(HOOKS)), 'lint-staged')
  return { path, before, after: without }
}

/** The hooks that git starts itself, where husky does not stand between. */
function uprootFolder({ top, hooksFolder }: Site, folder: string): Edit[] {
  if ([join(top, folder), join(top, folder, '_')].includes(hooksFolder)) return []
  return HOOKS.map((name) => uprootIn(join(hooksFolder, name)))
}

/** The configuration of lefthook at the top, and those of lint-staged beside packages. */
function uprootFiles(top: string, packages: readonly Edit[]): Edit[] {
  const edit = (path: string, without: (text: string) => string): Edit => {
    const before = textAt(path)
    return { path, before, after: before && without(before) }
  }
  return [
    ...LEFTHOOK_FILES.map((name) => edit(join(top, name), removeFromLefthook)),
    ...packages
      .flatMap(({ path }) => ['.lintstagedrc', '.lintstagedrc.json'].map((name) => join(dirname(path), name)))
      .map((path) => edit(path, (text) => removeTask(text, undefined))),
  ]
}

/** The package around `cwd`, and those whose keyhold the hooks call. */
function packagesOf(top: string, cwd: string, hooks: readonly Edit[]): string[] {
  const called = hooks
    .map(({ before }) => (before === undefined ? undefined : folderIn(before)))
    .filter((folder) => folder !== undefined)
    .map((folder) => join(top, folder, 'package.json'))
  const nearest = nearestPackage(top, cwd)
  const atTop = join(top, 'package.json')
  return [
    ...new Set([...called, ...(nearest === undefined ? [] : [nearest]), ...(kindOf(atTop) === 'file' ? [atTop] : [])]),
  ]
}

/**
 * Where init notes that it set `core.hooksPath`, with what stood in the folder then: hooks that did not run before. In
 * the git folder, because the setting is there too, and because `git clean` leaves it alone.
 */
export function notePath({ gitFolder }: Site): string {
  return join(gitFolder, 'keyhold-husky')
}

function noteText(site: Site): string | undefined {
  const text = readText(notePath(site))
  return text === 'not text' ? undefined : text
}

function leaveNote(site: Site, folder: string): Edit[] {
  if (site.hooksPath !== undefined) return []
  const head = `keyhold init set core.hooksPath to ${folder}/_; keyhold uninstall unsets it. Before, there was in ${folder}:`
  const after = [head, ...namesIn(join(site.top, folder)), ''].join('\n')
  return [{ path: notePath(site), before: noteText(site), after }]
}

/** The names in the note; undefined when init did not set `core.hooksPath`. */
function readNote(site: Site): string[] | undefined {
  return noteText(site)?.split('\n').slice(1, -1)
}

function stopping(folder: string, hooks: readonly string[]): string[] {
  if (hooks.length === 0) return []
  const list = hooks.map(printable).join(', ')
  return [`As before keyhold, git does not run ${list} in ${printable(folder)}; npx husky makes it do so.`]
}

function staying(folder: string, since: readonly string[], elsewhere: readonly string[]): string[] {
  const users = [...since.map((name) => `${folder}/${name}`), ...elsewhere].map(printable).join(', ')
  return [`core.hooksPath stays, because it is in use: ${users}. git config --unset core.hooksPath unsets it.`]
}

function isRemoval({ path, after }: Edit, top: string, folder: string, name: string): boolean {
  return after === undefined && path === join(top, folder, name)
}
