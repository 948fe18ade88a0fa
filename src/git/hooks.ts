import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { KeyholdError } from '../core/errors.js'
import { printable } from '../core/escape.js'
import { contextOf, git, gitEnvironment } from './run.js'

/**
 * Questions and settings around hooks. None of this is on the way of a commit, so it may load what it likes.
 */

/** A work tree. */
export interface Place {
  readonly top: string
  /** The git folder that all linked work trees share: the settings are in it. */
  readonly gitFolder: string
}

/** Where git looks for hooks, and who said so. */
export interface HooksPath {
  readonly path: string
  /** `local`, `worktree`, `global`, `system` or `command`. */
  readonly scope: string
}

/** The work tree around `cwd`; or why there is none: git cannot be started, or sees no work tree here. */
export async function placeOf(cwd: string, env: NodeJS.ProcessEnv): Promise<Place | 'no git' | 'no work tree'> {
  try {
    const { status, stdout } = await git(contextOf(cwd, env), WHERE, { accept: [0, 128] })
    if (status !== 0) return 'no work tree'
    // The folder stands last, so that a line feed in the path of the work tree does no harm.
    const lines = stdout.toString('utf8').split('\n')
    return { top: lines.slice(0, -2).join('\n'), gitFolder: resolve(cwd, lines.at(-2) as string) }
  } catch (error) {
    if (error instanceof KeyholdError && error.code === 'no-git') return 'no git'
    throw error
  }
}

/** Throws what git says to the question where it is. */
export async function whyNoPlace(cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  await git(contextOf(cwd, env), WHERE)
}

/** The value of `core.hooksPath` that counts; undefined when it is not set. */
export async function hooksPath(top: string, env: NodeJS.ProcessEnv): Promise<HooksPath | undefined> {
  const [answer] = await ask(top, env, ['config', '--show-scope', '--get', 'core.hooksPath'], [0, 1])
  if (answer === undefined) return undefined
  const [scope, ...path] = answer.split('\t')
  return { scope: scope as string, path: path.join('\t') }
}

/** The folder in which git looks for hooks now. */
export async function hooksFolder(top: string, env: NodeJS.ProcessEnv): Promise<string> {
  const [answer = ''] = await ask(top, env, ['rev-parse', '--git-path', 'hooks'])
  return resolve(top, answer)
}

/** The work trees that share their settings with this one, without it. */
export async function otherWorkTrees(top: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const lines = await ask(top, env, ['worktree', 'list', '--porcelain'])
  return lines
    .filter((line) => line.startsWith('worktree '))
    .map((line) => line.slice('worktree '.length))
    .filter((path) => path !== top)
}

/** Runs husky, which comes with keyhold, for the hooks in `folder` (relative to `top`). Gives what it complained of. */
export async function runHusky(top: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { execaNode } = await import('execa')
  const husky = join(dirname(createRequire(import.meta.url).resolve('husky')), 'bin.js')
  const { stdout, stderr } = await execaNode(husky, [folder], {
    cwd: top,
    env: gitEnvironment(env),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  })
  // husky always exits with 0 and prints why not; where it breaks off, the line with the error says why.
  const line = stdout || (/^\w*Error: .*/m.exec(stderr)?.[0] ?? stderr)
  return printable(line.trim().replace(/\n[^]*/, ''))
}

/** Sets `core.hooksPath` for this repository, or unsets it. */
export async function setHooksPath(top: string, env: NodeJS.ProcessEnv, path: string | undefined): Promise<void> {
  const args = path === undefined ? ['--unset-all', 'core.hooksPath'] : ['core.hooksPath', path]
  // 5: it is not set, so there is nothing to unset.
  await ask(top, env, ['config', '--local', ...args], [0, 5])
}

const WHERE = ['rev-parse', '--show-toplevel', '--git-common-dir']

/** The lines of an answer of git; none when its status is another one than 0. */
async function ask(
  top: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  accept: readonly number[] = [0],
): Promise<string[]> {
  const { status, stdout } = await git(contextOf(top, env), args, { accept })
  return status === 0 ? stdout.toString('utf8').replace(/\n$/, '').split('\n') : []
}
