import { join, relative, resolve } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { hooksFolder, hooksPath, runHusky, topOf, unsetHooksPath } from '../git/hooks.js'
import { carryOut, isFile, namesIn, removeFolder } from '../install/files.js'
import { holdsKeyhold, type Plan, planInit, planUninstall } from '../install/plan.js'
import { DEFAULT_HOOKS, HOOKS, readScripts } from '../install/scripts.js'
import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

/** `keyhold init`: puts the hooks in place, all of it or nothing, and checks that git will run them. */
export async function init(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const { cwd, env, stdout } = world
  const top = await topOf(cwd, env)
  if (top === undefined) {
    if (!flags['if-git']) throw failure.nothingToInstallInto()
    stdout.write('keyhold: no git repository here, so no hook was installed.\n')
    return 0
  }
  if (env['HUSKY'] === '0') {
    stdout.write('keyhold: HUSKY=0 is set, so no hook was installed.\n')
    return 0
  }
  const names = chosen(flags['hooks'])
  const current = await hooksPath(top, env)
  const plan = planInit(
    top,
    resolve(cwd),
    current,
    current === undefined ? await hooksFolder(top, env) : '',
    readScripts(names),
  )
  if (flags['dry-run']) return show(world, plan, 'keyhold would')
  carryOut(plan.edits)
  await activate(plan, names, env, current !== undefined)
  return show(world, plan, 'keyhold')
}

/** `keyhold uninstall`: takes back what init wrote. */
export async function uninstall(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const { cwd, env } = world
  const top = await topOf(cwd, env)
  if (top === undefined) throw failure.nothingToInstallInto()
  const current = await hooksPath(top, env)
  const plan = planUninstall(top, resolve(cwd), current, HOOKS)
  if (flags['dry-run']) return show(world, plan, 'keyhold would')
  carryOut(plan.edits)
  const folder = join(top, plan.folder)
  const isOurs = plan.edits.length > 0 && namesIn(folder).every((name) => name === '_')
  if (isOurs && current?.scope === 'local') {
    await unsetHooksPath(top, env)
    removeFolder(folder)
  }
  return show(world, plan, 'keyhold')
}

function chosen(list: string | boolean | undefined): readonly string[] {
  if (list === undefined) return DEFAULT_HOOKS
  const names = String(list)
    .split(',')
    .map((name) => name.trim())
  const unknown = names.find((name) => !(HOOKS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw failure.badUsage(`There is no hook ${unknown} to install: ${HOOKS.join(', ')}.`, 'init')
  return names
}

/** Runs husky where it has not been run, and believes only what can be seen afterwards. */
async function activate(plan: Plan, names: readonly string[], env: NodeJS.ProcessEnv, wasSet: boolean): Promise<void> {
  const { top, folder, edits, isHuskyActive } = plan
  const complaint = isHuskyActive ? '' : await runHusky(top, folder, env)
  const hooks = resolve(top, await hooksFolder(top, env))
  const missing = names.filter((name) => !isFile(join(hooks, name)) || !holdsKeyhold(join(top, folder, name)))
  if (complaint === '' && missing.length === 0 && hooks === join(top, folder, '_')) return
  carryOut(edits.map(({ path, before, after }) => ({ path, before: after, after: before })))
  if (!wasSet) await unsetHooksPath(top, env)
  throw failure.notInstalled(complaint === '' ? `git looks for hooks in ${printable(hooks)}.` : printable(complaint))
}

function show({ stdout }: World, { top, folder, edits, isHuskyActive }: Plan, who: string): ExitCode {
  const lines = edits.map(
    ({ path, before, after }) =>
      `${before === undefined ? 'make' : after === undefined ? 'remove' : 'edit'} ${printable(relative(top, path))}`,
  )
  const husky = isHuskyActive ? [] : [`set core.hooksPath to ${folder}/_ (husky)`]
  const all = [...lines, ...husky]
  stdout.write(
    all.length === 0
      ? 'keyhold: nothing to do, everything is in place.\n'
      : `${who}:\n${all.map((line) => `  ${line}`).join('\n')}\n`,
  )
  return 0
}
