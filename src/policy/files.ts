import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { failure } from '../core/errors.js'
import { printable } from '../core/escape.js'

/** Where a configuration may stand, at the top of the repository. */
export const [CONFIGURATION_FILE, PACKAGE_FILE] = ['keyhold.config.json', 'package.json']
/** Where accepted fingerprints stand. */
export const ALLOWED_FILE = '.keyhold-allow'

/** Whether the work tree holds a configuration at its top or in one of these folders. Asked by every scan: it only looks. */
export function isConfigured(top: string, folders: readonly string[]): boolean {
  if (['', ...folders].some((folder) => existsSync(join(top, folder, CONFIGURATION_FILE)))) return true
  const manifest = readFile(join(top, PACKAGE_FILE))
  return manifest !== undefined && holdsKey(manifest)
}

/** Whether a package.json has our key. One that is no JSON may have it, and whoever reads it further says what is wrong. */
export function holdsKey(manifest: string): boolean {
  try {
    const value: unknown = JSON.parse(manifest.replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'keyhold')
  } catch {
    // A text after it would be a version, among the dependencies.
    return /"keyhold"\s*:\s*[^\s"]/.test(manifest)
  }
}

/** The folder around `folder` that holds `.git`; undefined where there is none. */
export function topAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** The text of a file of the work tree; undefined when it is not there. */
export function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw failure.notReadable(printable(path), code)
  }
}

export function writeAllowed(top: string, text: string): void {
  writeFileSync(join(top, ALLOWED_FILE), text)
}
