import { readFileSync } from 'node:fs'

/** The hooks that can be installed, each with a script of its name in `hooks/`. */
export const HOOKS = ['pre-commit', 'commit-msg', 'pre-push', 'post-commit'] as const

/** Those that are installed when nothing else is said. */
export const DEFAULT_HOOKS: readonly string[] = ['pre-commit', 'commit-msg', 'pre-push']

/** The scripts as they are shipped, by the name of their hook. */
export type Scripts = Readonly<Record<string, string>>

/** Reads the scripts of these hooks from the package. */
export function readScripts(names: readonly string[]): Scripts {
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(`../../hooks/${name}`, import.meta.url), 'utf8')]),
  )
}
