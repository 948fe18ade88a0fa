// Fails when a clean scan of one staged line takes a quarter longer than it did, as a ratio to `node -e 0` in the same
// run. Other work on the machine only ever makes a run longer, so the shortest of many counts, and there are retries.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The ratio when this was last looked at, on two cores with Node 20. */
const RATIO = 1.6
const [ROUNDS, RETRIES] = [15, 8]

const keyhold = resolve('dist/keyhold.cjs')
const folder = mkdtempSync(join(tmpdir(), 'keyhold-start-'))
// What the machine adds to every start of Node would hide what keyhold adds.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env
const env = { ...inherited, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }

try {
  git('init', '-q')
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-q', '--allow-empty', '-m', 'first')
  writeFileSync(join(folder, 'file.js'), 'export const value = 1\n')
  git('add', 'file.js')
  let ratio = Infinity
  for (let attempt = 0; attempt < RETRIES && ratio > RATIO * 1.25; attempt++) ratio = Math.min(ratio, measured())
  console.log(
    `a clean scan takes ${ratio.toFixed(2)} times as long as node -e 0; ${(RATIO * 1.25).toFixed(2)} is too much`,
  )
  if (ratio > RATIO * 1.25) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measured() {
  let [floor, scan] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round++) {
    floor = Math.min(floor, timed(['-e', '0']))
    scan = Math.min(scan, timed([keyhold, 'scan', '--staged']))
  }
  return scan / floor
}

function timed(args) {
  const started = performance.now()
  execFileSync(process.execPath, args, { cwd: folder, env, stdio: 'ignore' })
  return performance.now() - started
}

function git(...args) {
  execFileSync('git', args, { cwd: folder, env, stdio: 'ignore' })
}
