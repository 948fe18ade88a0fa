import { join } from 'node:path'
import { kindOf, namesIn, readText } from './files.js'
import { BIN } from './scripts.js'

/** A package.json that holds a JSON object. */
export interface Manifest {
  /** Relative to the top, with slashes; empty for the top. */
  readonly folder: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The package.json in a folder; undefined where there is none that can be read. */
export function manifestIn(top: string, folder: string): Manifest | undefined {
  const text = textAt(join(top, folder, 'package.json'))
  try {
    const value: unknown = JSON.parse((text ?? '').replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null ? { folder, value: value as Manifest['value'] } : undefined
  } catch {
    return undefined
  }
}

/** Whether Yarn 2 or a later one installs what is in one of these folders. Its lock file begins otherwise than that of Yarn 1. */
export function isYarn2(top: string, ...folders: readonly string[]): boolean {
  return ['', ...folders].some((folder) => textAt(join(top, folder, 'yarn.lock'))?.includes('__metadata:'))
}

/** A member of a manifest that is an object. */
export function objectIn({ value }: Manifest, name: string): Readonly<Record<string, unknown>> {
  const member = value[name]
  return typeof member === 'object' && member !== null ? (member as Record<string, unknown>) : {}
}

/** The script of this name. */
export function scriptIn(manifest: Manifest | undefined, name: string): string | undefined {
  const script = manifest === undefined ? undefined : objectIn(manifest, 'scripts')[name]
  return typeof script === 'string' ? script : undefined
}

/** The range in which a package asks for keyhold. */
export function rangeIn(manifest: Manifest): string | undefined {
  const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].map(
    (kind) => objectIn(manifest, kind)['keyhold'],
  )
  return ranges.find((range) => typeof range === 'string')
}

/** The version of the keyhold that is installed in a folder itself. */
export function installedIn(top: string, folder: string): string | undefined {
  const version = manifestIn(top, join(folder, 'node_modules/keyhold'))?.value['version']
  return typeof version === 'string' ? version : undefined
}

/** Whether the command of keyhold is linked in a folder. */
export function hasCommand(top: string, folder: string): boolean {
  return kindOf(join(top, folder, BIN)) !== 'nothing'
}

/** A configuration of lint-staged, and whether keyhold is in it. */
export interface LintStaged {
  /** Relative to the top. */
  readonly path: string
  readonly callsKeyhold: boolean
}

/** The configuration of lint-staged in a folder. https://github.com/lint-staged/lint-staged#configuration */
export function lintStagedIn(top: string, manifest: Manifest): LintStaged | undefined {
  const { folder, value } = manifest
  const path = (name: string) => (folder === '' ? name : `${folder}/${name}`)
  if (value['lint-staged'] !== undefined)
    return { path: path('package.json'), callsKeyhold: JSON.stringify(value['lint-staged']).includes('keyhold') }
  const name = namesIn(join(top, folder)).find((each) => LINT_STAGED.test(each))
  if (name === undefined) return undefined
  return { path: path(name), callsKeyhold: (textAt(join(top, path(name))) ?? '').includes('keyhold') }
}

/** The names under which lint-staged looks for its configuration, beside package.json. */
export const LINT_STAGED = /^(?:\.lintstagedrc(?:\.(?:json|ya?ml|[cm]?[jt]s))?|lint-staged\.config\.[cm]?[jt]s)$/

/** The text of a file that is one; undefined otherwise. */
export function textAt(path: string): string | undefined {
  const text = readText(path)
  return text === 'not text' ? undefined : text
}
