import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Installs tools from npm for the tests of one file. Gives the folder of their commands. */
export function installTools(...packages: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyhold-tools-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'tools', private: true }))
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  execFileSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  return join(folder, 'node_modules/.bin')
}
