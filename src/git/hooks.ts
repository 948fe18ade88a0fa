import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execa, execaNode } from 'execa'
import { failure } from '../core/errors.js'
import { gitEnvironment } from './run.js'

/**
 * Questions and settings around hooks. None of this is on the way of a commit, so it may load what it likes.
 */

/** Where git looks for hooks, and who said so. */
export interface HooksPath {
  readonly path: string
  /** `local`, `worktree`, `global`, `system` or `command`. */
  readonly scope: string
}

/** The top of the work tree around `cwd`; undefined where there is none, or no git. */
export async function topOf(cwd: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { exitCode, stdout } = await ask(cwd, env, ['rev-parse', '--show-toplevel'])
  return exitCode === 0 ? stdout : undefined
}

/** The value of `core.hooksPath` that counts; undefined when it is not set. */
export async function hooksPath(top: string, env: NodeJS.ProcessEnv): Promise<HooksPath | undefined> {
  const { exitCode, stdout } = await ask(top, env, ['config', '--show-scope', '--get', 'core.hooksPath'])
  if (exitCode !== 0) return undefined
  const [scope, ...path] = stdout.split('\t')
  return { scope: scope as string, path: path.join('\t') }
}

/** The folder in which git looks for hooks now, relative to `top` or absolute. */
export async function hooksFolder(top: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { exitCode, stdout } = await ask(top, env, ['rev-parse', '--git-path', 'hooks'])
  if (exitCode !== 0) throw failure.gitFailed('rev-parse', exitCode ?? 'no status', '')
  return stdout
}

/** Runs husky, which comes with keyhold, for the hooks in `folder` (relative to `top`). Gives what it complained of. */
export async function runHusky(top: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const husky = join(dirname(createRequire(import.meta.url).resolve('husky')), 'bin.js')
  const { stdout, stderr } = await execaNode(husky, [folder], {
    cwd: top,
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  })
  return stdout || stderr
}

/** Takes back the setting that husky made. */
export async function unsetHooksPath(top: string, env: NodeJS.ProcessEnv): Promise<void> {
  await ask(top, env, ['config', '--local', '--unset', 'core.hooksPath'])
}

function ask(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]) {
  return execa('git', args, {
    cwd,
    env: gitEnvironment(env),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  })
}
