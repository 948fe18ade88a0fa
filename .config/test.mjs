// The checks, in the order in which they are quick to fail; then all tests. Ends with the runner's own counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const checks = [
  ['types', 'typescript/bin/tsc', '--noEmit', '-p', '.'],
  ['lint', 'oxlint/bin/oxlint', '-c', '.oxlintrc.json', '--deny-warnings'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['unused code and dependencies', 'knip/bin/knip.js', '--config', '.config/knip.json'],
  ['package', 'publint/src/cli.js', '--strict'],
  ['start of a clean scan', '../.config/start.mjs'],
  ['package types', '@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only'],
]
for (const [name, script, ...args] of checks) {
  console.log(`\n# ${name}`)
  const { status } = spawnSync(process.execPath, [join('node_modules', script), ...args], { stdio: 'inherit' })
  if (status !== 0) {
    console.log(`\n${name}: failed\n0 passed, 1 failed`)
    process.exit(1)
  }
}

console.log('\n# tests')
const folder = mkdtempSync(join(tmpdir(), 'keyhold-report-'))
const file = join(folder, 'report.json')
const args = [
  'run',
  '--config',
  '.config/vitest.ts',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...process.argv.slice(2),
]
const { status } = spawnSync(process.execPath, [join('node_modules', 'vitest/vitest.mjs'), ...args], {
  stdio: 'inherit',
})
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
  readFileSync(file, 'utf8'),
)
rmSync(folder, { recursive: true })
const skipped = numPendingTests + numTodoTests
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = success && numPassedTests > 0 ? status : 1
