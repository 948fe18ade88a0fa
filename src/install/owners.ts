import { dirname, isAbsolute, join, relative } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { activeHooks, type Edit, isThere, kindOf, namesIn, readText } from './files.js'
import { plantWhole } from './hook.js'
import {
  addToLefthook,
  addToSimple,
  LEFTHOOK_FILES,
  PRE_COMMIT,
  lefthookLines,
  preCommitLines,
  removeFromSimple,
  SIMPLE,
  simpleLines,
} from './managers.js'
import { manifestIn, scriptIn, textAt } from './packages.js'
import { HOOKS, readScripts, runnerOf, type Scripts, scriptFor } from './scripts.js'
import { folderFor, hooksIn, huskyFolder, type InitPlan, isChange, shown, type Site, uprootIn } from './site.js'

/** Plans for hooks that are not husky's: those of other managers, and those that git starts itself. */

/** Whether husky's hooks are in the repository and only have not been switched on in this clone. */
export function isHuskyAtRest({ top }: Site): boolean {
  if (hooksIn(join(top, '.husky')).length > 0) return true
  return /\bhusky\b/.test(scriptIn(manifestIn(top, ''), 'prepare') ?? '')
}

/** The plan for another manager of hooks; undefined where there is none. */
export function planManaged({ top }: Site, scripts: Scripts, lines: string): InitPlan | undefined {
  const plan = (path: string, after: string, note: string): InitPlan => ({
    folder: '',
    names: Object.keys(scripts),
    edits: [{ path, before: textAt(path), after }].filter(isChange),
    needsHusky: false,
    byHand: lines,
    owner: 'manager',
    notes: [note],
  })
  const runner = runnerOf(scripts)
  const lefthook = LEFTHOOK_FILES.find((name) => isThere(join(top, name)))
  if (lefthook !== undefined) {
    const after = addToLefthook(editable('lefthook', top, lefthook, lefthookLines(scripts)), scripts)
    if (typeof after !== 'string')
      throw failure.notEditable('lefthook', lefthook, after.unreadable, lefthookLines(scripts))
    return plan(
      join(top, lefthook),
      after,
      `Commit ${lefthook}, and run ${runner} lefthook install: it writes the hooks.`,
    )
  }
  if (manifestIn(top, '')?.value[SIMPLE] !== undefined) {
    const after = addToSimple(
      removeFromSimple(editable(SIMPLE, top, 'package.json', simpleLines(scripts)), readScripts(HOOKS)),
      scripts,
    )
    if (typeof after !== 'string')
      throw failure.notEditable(SIMPLE, 'package.json', after.unreadable, simpleLines(scripts))
    return plan(
      join(top, 'package.json'),
      after,
      `Commit package.json, and run ${runner} ${SIMPLE}: it writes the hooks.`,
    )
  }
  const simple = namesIn(top).find((name) => /^\.?simple-git-hooks\.(?:[cm]?js|json)$/.test(name))
  if (simple !== undefined)
    throw failure.notEditable(SIMPLE, simple, 'keyhold edits package.json only', simpleLines(scripts))
  if (isThere(join(top, PRE_COMMIT)))
    throw failure.notEditable(
      'pre-commit',
      PRE_COMMIT,
      'the order of its repositories is yours',
      preCommitLines(scripts),
    )
  return undefined
}

function editable(tool: string, top: string, name: string, lines: string): string {
  const text = textAt(join(top, name))
  if (text === undefined) throw failure.notEditable(tool, name, 'it is not a text file', lines)
  return text
}

/** Whether git looks for hooks in a folder of this repository that has hooks of its own and no manager. */
export function isFolderOfHooks({ top, hooksPath, hooksFolder }: Site): boolean {
  if (hooksPath === undefined) return activeHooks(hooksFolder).length > 0
  const inside = relative(top, hooksFolder)
  const isInside = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)
  const isOthers = huskyFolder(top, hooksPath) === undefined && hooksPath.scope === 'local'
  return isOthers && isInside && kindOf(hooksFolder) === 'folder' && dirname(inside) !== '.husky'
}

/** Puts the scripts into the hooks that git starts itself, where they are scripts of a shell. */
export function planFolder(site: Site, scripts: Scripts, own: string, lines: string): InitPlan {
  const { top, hooksPath, hooksFolder: folder } = site
  const active = activeHooks(folder)
  const refuse = () =>
    hooksPath === undefined
      ? failure.hooksInUse(shown(top, folder), active.map(printable), lines)
      : failure.hooksPathTaken(printable(hooksPath.path), hooksPath.scope, lines)
  const edits = HOOKS.map((name): Edit => {
    const [path, script] = [join(folder, name), scripts[name]]
    const before = readText(path)
    if (script === undefined) return uprootIn(path)
    // What git leaves out today must not run because of keyhold.
    if (before === 'not text' || (before !== undefined && !active.includes(name))) throw refuse()
    const after = plantWhole(before, scriptFor(script, folderFor(top, before, own)))
    if (after === undefined) throw refuse()
    return { path, before, after, isProgram: true }
  })
  const place = shown(top, folder)
  return {
    folder: place,
    names: Object.keys(scripts),
    edits: edits.filter(isChange),
    needsHusky: false,
    byHand: lines,
    owner: 'folder',
    notes: [
      hooksPath === undefined
        ? `git does not share ${place}, so each clone has hooks of its own: run npx keyhold init there too, or move the hooks to .husky.`
        : `Commit ${place}, so that every clone has it.`,
    ],
  }
}
