import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** The folder with the command of another Node, from npm; undefined, and said so, where it cannot be had. */
export function installNode(version: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'keyhold-node-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=0', '--prefix', folder]
  const { status } = spawnSync('npm', ['install', ...options, `${name}@${version}`], {
    cwd: folder,
    stdio: 'ignore',
    timeout: 60_000,
    shell: process.platform === 'win32',
  })
  const bin = join(folder, 'node_modules', name, 'bin')
  if (status === 0 && existsSync(bin)) return bin
  console.warn(`NOT TESTED with Node ${version}: npm could not install ${name}@${version}.`)
  return undefined
}
