// Everything the other scripts need, on a machine that has only Node, npm and git: dependencies, dist/, the own hook.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const installed = 'node_modules/.package-lock.json'
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs)
  run('npm', ['ci', '--no-audit', '--no-fund'])
run(process.execPath, ['.config/build.mjs'])

// npm links the bins of dependencies, not the package's own; the hook calls it all the same.
rmSync('node_modules/.bin/keyhold', { force: true })
symlinkSync('../../dist/keyhold.cjs', 'node_modules/.bin/keyhold')
// .husky/pre-commit is committed; husky makes git look there. In an unpacked archive there is no repository.
if (existsSync('.git')) run(process.execPath, ['node_modules/husky/bin.js'])

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
