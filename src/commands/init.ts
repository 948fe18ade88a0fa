import { isAbsolute, join, relative, resolve } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { hooksFolder, hooksPath, otherWorkTrees, placeOf, runHusky, setHooksPath, whyNoPlace } from '../git/hooks.js'
import { carryOut, type Edit, isBelowGit, keepFolder, kindOf, removeFolder, removeIfEmpty } from '../install/files.js'
import {
  holdsKeyhold,
  notePath,
  planInit,
  planThroughLintStaged,
  planUninstall,
  type UninstallPlan,
} from '../install/plan.js'
import { DEFAULT_HOOKS, HOOKS, readScripts } from '../install/scripts.js'
import { type InitPlan, shown, type Site } from '../install/site.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/**
 * `keyhold init`: puts the hooks in place, all of it or nothing, and checks that git will run them. Run again, it
 * changes nothing, or puts right what is missing. Uses no network.
 */
export async function init(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const names = chosen(flags['hooks'])
  const site = await siteToUse(world, flags['if-git'] === true)
  if (typeof site === 'string') {
    world.stdout.write(`keyhold: ${site}, so no hook was installed.\n`)
    return 0
  }
  const plan = (flags['lint-staged'] ? planThroughLintStaged : planInit)(site, readScripts(names))
  const isDone = flags['dry-run'] !== true
  if (isDone) await install(site, plan, world.env)
  const isShared = plan.edits.some(({ path }) => path !== notePath(site))
  return show(world, {
    isDone,
    changes: [...plan.edits.map((edit) => changeOf(site, edit)), ...huskyChange(site, plan)],
    notes: [
      ...(isDone && isShared && plan.owner === 'husky' ? [nextStep(plan)] : []),
      ...(plan.edits.length > 0 ? plan.notes : []),
    ],
    otherwise: 'everything is in place',
  })
}

/** `keyhold uninstall`: takes back what init wrote, all of it or nothing. */
export async function uninstall(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const site = await siteOf(world)
  if (typeof site === 'string') throw noPlace(site)
  const plan = planUninstall(site, await otherWorkTrees(site.top, world.env))
  if (!flags['dry-run']) await takeOut(site, plan, world.env)
  return show(world, {
    isDone: flags['dry-run'] !== true,
    changes: [...plan.edits.map((edit) => changeOf(site, edit)), ...(plan.unsets ? ['unset core.hooksPath'] : [])],
    notes: plan.notes,
    otherwise: 'there is nothing of keyhold here',
  })
}

/** Where to install; or, where that is no failure, why not. */
async function siteToUse(world: World, isOptional: boolean): Promise<Site | string> {
  const { cwd, env } = world
  if (env['HUSKY'] === '0') {
    if (!isOptional) throw failure.huskyOff()
    return 'HUSKY=0 is set'
  }
  // npm prepares a package that is installed from git in its cache, and a repository around that is somebody else's.
  if (isOptional && isInside(env['npm_config_cache'], cwd)) return "this is a copy in npm's cache"
  const site = await siteOf(world)
  if (typeof site !== 'string') return site
  if (!isOptional) throw noPlace(site)
  return site === 'no git' ? 'git could not be started' : 'there is no git work tree here'
}

async function siteOf({ cwd, env }: World): Promise<Site | 'no git' | 'no work tree'> {
  const place = await placeOf(cwd, env)
  // A repository that git refuses to open, because of its owner for example, is not the same as none.
  if (place === 'no work tree' && isBelowGit(cwd)) await whyNoPlace(cwd, env)
  if (typeof place === 'string') return place
  const { top } = place
  return { ...place, cwd: resolve(cwd), hooksPath: await hooksPath(top, env), hooksFolder: await hooksFolder(top, env) }
}

function noPlace(why: 'no git' | 'no work tree'): Error {
  return why === 'no git' ? failure.noGit() : failure.nothingToInstallInto()
}

function isInside(folder: string | undefined, path: string): boolean {
  if (folder === undefined || folder === '') return false
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}

/** The hooks that were asked for, in the order in which git runs them. */
function chosen(list: string | boolean | undefined): readonly string[] {
  if (list === undefined) return DEFAULT_HOOKS
  const asked = String(list)
    .split(',')
    .map((name) => name.trim())
  const unknown = asked.find((name) => !(HOOKS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw failure.badUsage(`There is no hook “${printable(unknown)}” to install: ${HOOKS.join(', ')}.`, 'init')
  return HOOKS.filter((name) => asked.includes(name))
}

/** Writes, and switches the hooks on; or leaves everything as it was. */
async function install(site: Site, plan: InitPlan, env: NodeJS.ProcessEnv): Promise<void> {
  const putBackHusky = plan.owner === 'husky' ? keepFolder(join(site.top, plan.folder, '_')) : () => {}
  const takeBack = carryOut(plan.edits, plan.byHand)
  try {
    await activate(site, plan, env)
  } catch (error) {
    putBackHusky()
    takeBack()
    const now = await hooksPath(site.top, env)
    if (now?.path !== site.hooksPath?.path) await setHooksPath(site.top, env, site.hooksPath?.path)
    throw error
  }
}

/** Runs husky where it has not been run, and believes only what can be seen afterwards. */
async function activate({ top, hooksPath: before }: Site, plan: InitPlan, env: NodeJS.ProcessEnv): Promise<void> {
  // Another manager writes the hooks when it is told to; those in which git looks itself are as they were.
  if (plan.owner !== 'husky') return
  const complaint = plan.needsHusky ? await runHusky(top, plan.folder, env) : ''
  if (complaint !== '') throw failure.notInstalled(complaint.replace(/\.?$/, '.'), plan.byHand)
  // husky writes a relative path; one that was there in other words is kept.
  if (plan.needsHusky && before !== undefined) await setHooksPath(top, env, before.path)
  const hooks = await hooksFolder(top, env)
  const isOn = (name: string) => kindOf(join(hooks, name)) === 'file' && holdsKeyhold(join(top, plan.folder, name))
  if (hooks !== join(top, plan.folder, '_') || !plan.names.every(isOn))
    throw failure.notInstalled(`git looks for them in ${shown(top, hooks)}.`, plan.byHand)
}

/** Takes back what the plan says, or leaves everything as it was. */
async function takeOut({ top }: Site, plan: UninstallPlan, env: NodeJS.ProcessEnv): Promise<void> {
  const takeBack = carryOut(plan.edits)
  try {
    if (plan.unsets) await setHooksPath(top, env, undefined)
  } catch (error) {
    takeBack()
    throw error
  }
  const folder = join(top, plan.folder)
  if (plan.removesHusky) removeFolder(join(folder, '_'))
  if (plan.edits.length > 0) removeIfEmpty(folder)
}

/** What is told about a command: a line for each file and setting, then what the reader should know. */
interface Account {
  readonly isDone: boolean
  /** As instructions: `edit package.json`. */
  readonly changes: readonly string[]
  readonly notes: readonly string[]
  /** What is true when there are no changes. */
  readonly otherwise: string
}

function show({ stdout }: World, { isDone, changes, notes, otherwise }: Account): ExitCode {
  const head = isDone ? 'keyhold did this:' : 'keyhold would do this:'
  const lines =
    changes.length === 0 ? [`keyhold: nothing to do, ${otherwise}.`] : [head, ...changes.map((line) => `  ${line}`)]
  stdout.write([...lines, ...notes, ''].join('\n'))
  return 0
}

function huskyChange({ hooksPath: before }: Site, { folder, needsHusky }: InitPlan): string[] {
  if (!needsHusky) return []
  const shims = `${printable(folder)}/_`
  return [before === undefined ? `set core.hooksPath to ${shims} (husky)` : `make what is missing in ${shims} (husky)`]
}

function nextStep({ folder }: InitPlan): string {
  return `Commit ${printable(folder)} and package.json: npm install then puts the hooks in place in every clone.`
}

function changeOf({ top }: Site, { path, before, after }: Edit): string {
  const verb = before === undefined ? 'make' : after === undefined ? 'remove' : 'edit'
  return `${verb} ${shown(top, path)}`
}
