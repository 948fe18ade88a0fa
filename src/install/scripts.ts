import { readFileSync } from 'node:fs'
import { quoted } from '../core/typed.js'
import { blockIn } from './hook.js'

/** The hooks that can be installed, each with a script of its name in `hooks/`. */
export const HOOKS = ['pre-commit', 'commit-msg', 'pre-push', 'post-commit'] as const

/** Those that are installed when nothing else is said. */
export const DEFAULT_HOOKS: readonly string[] = ['pre-commit', 'commit-msg', 'pre-push']

/** Scripts by the name of their hook. */
export type Scripts = Readonly<Record<string, string>>

/** Where npm links the command of an installed keyhold, relative to the package that depends on it. */
export const BIN = 'node_modules/.bin/keyhold'

/** Reads the scripts of these hooks, as they are shipped with the package. */
export function readScripts(names: readonly string[]): Scripts {
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(`../../hooks/${name}`, import.meta.url), 'utf8')]),
  )
}

/**
 * The script for a package in `folder`, relative to the top of the work tree, with slashes. Hooks run at the top, and a
 * package below it has node_modules of its own.
 */
export function scriptFor(script: string, folder: string): string {
  if (folder === '') return script
  return script
    .replace(`keyhold=${BIN}`, () => `keyhold=${quoted(`${folder}/${BIN}`)}`)
    .replace('Run npm install,', () => `Run npm install${quoted(folder) === folder ? ` in ${folder}` : ''},`)
}

/** The folder that `scriptFor` wrote into the block of this hook: '' for the top, undefined without a block. */
export function folderIn(hook: string): string | undefined {
  const call = /^keyhold=(?:'((?:[^']|'\\'')*)'|(\S+))\r?$/m.exec(blockIn(hook) ?? '')
  if (call === null) return undefined
  const path = (call[2] ?? (call[1] as string).replaceAll(`'\\''`, "'")).replace(/^\.\//, '')
  return path.endsWith(`/${BIN}`) ? path.slice(0, -BIN.length - 1) : ''
}

/** The scripts for Yarn Plug’n’Play, which links no commands: yarn finds keyhold. */
export function throughYarn(scripts: Scripts): Scripts {
  const lookUp = new RegExp(`^keyhold=${BIN}\n(?:#.*\n|\\[.*\n)+`, 'm')
  const call = `${YARN}\nkeyhold=keyhold\n`
  return Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, script.replace(lookUp, () => call)]))
}

const YARN = 'keyhold() { yarn keyhold "$@"; }'

/** The command that starts what is installed, as in `npx keyhold`. */
export function runnerOf(scripts: Scripts): 'npx' | 'yarn' {
  return Object.values(scripts).some((script) => script.includes(YARN)) ? 'yarn' : 'npx'
}

/** How another manager of hooks calls keyhold for this script. */
export function callOf(script: string): string {
  return `${script.includes(YARN) ? 'yarn' : 'npx --no-install'} keyhold ${argumentsOf(script)}`
}

/**
 * What to write at the top of hooks that keyhold does not edit: a comment with the name of each hook, and one line that
 * stops it when keyhold finds something or cannot be started. Where git feeds the hook, what stands below (Git LFS, for
 * one) is fed the same.
 */
export function byHand(scripts: Scripts, folder: string): string {
  const bin = runnerOf(scripts) === 'yarn' ? 'yarn keyhold' : quoted(folder === '' ? BIN : `${folder}/${BIN}`)
  return Object.entries(scripts)
    .map(([name, script]) => {
      const [, args, otherwise] = CALL.exec(script) as unknown as [string, string, string]
      const call = `${bin} ${args}`
      const line = script.includes('refs=$(cat)')
        ? `refs=$(mktemp) && cat >"$refs" && ${call} <"$refs" || exit; exec <"$refs"; rm "$refs"`
        : `${call} || ${otherwise || 'exit'}`
      return `# ${name}\n${line}`
    })
    .join('\n')
}

/** What a script calls keyhold with. */
export function argumentsOf(script: string): string {
  return (CALL.exec(script) as unknown as [string, string])[1]
}

/** The line of a script that calls keyhold: what it is called with, and `:` when failing must not stop the hook. */
const CALL = /"\$keyhold" ([a-z][^|]*?) \|\| (:?)/
