import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder whose node_modules holds keyhold as it would be published, with its dependencies. */
    installed: string
    /** The packed tarball. */
    tarball: string
  }
}

/** Before all tests: builds, packs and installs keyhold once, as a user would get it. */
export default function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'keyhold-packed-'))
  const npm = (args: string[], cwd: string) => execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  npm(['pack', '--silent', '--pack-destination', folder], root)
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'packed', private: true }))
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], folder)
  project.provide('installed', folder)
  project.provide('tarball', tarball)
  return () => rmSync(folder, { recursive: true, force: true })
}
