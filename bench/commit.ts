/**
 * A clean commit of one line, as a user makes it: `npm run bench:commit`. Each row in turn, so that a busy machine is
 * busy for all of them; what counts is the ratio. Packs and installs keyhold first, and from the registry of npm
 * secretlint; other peers are measured where they are installed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { peersHere } from './peers.js'

/** Of the versions that run on the oldest Node that keyhold runs on. */
const PRESET = '@secretlint/secretlint-rule-preset-recommend'
const SECRETLINT = ['secretlint@^11', `${PRESET}@^11`, 'lint-staged@^16']

const [rounds = '10'] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'keyhold-bench-'))
const work = join(scratch, 'work')
const env: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: scratch,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
}

try {
  run('npm', ['pack', '--silent', '--pack-destination', scratch], process.cwd(), process.env)
  run('git', ['init', '-q', work], scratch)
  writeFileSync(join(work, 'package.json'), '{ "name": "bench", "private": true }\n')
  writeFileSync(join(work, '.gitignore'), 'node_modules\n')
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz')) as string
  run('npm', ['install', '--save-dev', '--silent', '--no-audit', '--no-fund', `../${tarball}`], work, process.env)
  run('npm', ['install', '--save-dev', '--silent', '--no-audit', '--no-fund', ...SECRETLINT], work, process.env)
  writeFileSync(join(work, '.secretlintrc.json'), `{ "rules": [{ "id": "${PRESET}" }] }\n`)
  writeFileSync(join(work, '.lintstagedrc.json'), '{ "*": "secretlint" }\n')
  run('npx', ['keyhold', 'init', '--hooks', 'pre-commit'], work, { ...process.env, ...env })
  writeFileSync(join(work, 'file.js'), '')
  commit('first')

  const hook = join(work, '.husky/pre-commit')
  const rows: Record<string, string | undefined> = {
    'no hook': undefined,
    'husky, empty hook': 'true\n',
    'husky, node -e 0': 'node -e 0\n',
    'husky, keyhold': readFileSync(hook, 'utf8'),
    'husky, secretlint': 'git diff --cached --name-only -z | xargs -0 secretlint\n',
    'husky, lint-staged, secretlint': 'lint-staged --quiet\n',
    ...Object.fromEntries(peersHere().map((peer) => [`husky, ${peer.name}`, `${peer.hook}\n`])),
  }
  const times = new Map(Object.keys(rows).map((name): [string, number[]] => [name, []]))
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, text] of Object.entries(rows)) {
      if (text !== undefined) writeFileSync(hook, text)
      writeFileSync(join(work, 'file.js'), `export const value = ${round} // ${name}\n`)
      const started = performance.now()
      commit('one line', ...(text === undefined ? ['-c', 'core.hooksPath=/dev/null'] : []))
      times.get(name)?.push(performance.now() - started)
    }
  }
  const floor = median(times.get('husky, node -e 0') ?? [])
  console.log(
    `Node ${process.versions.node}, ${run('git', ['--version'], work).trim()}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${rounds}`,
  )
  for (const [name, all] of times)
    console.log(
      `${name.padEnd(32)} ${median(all).toFixed(1).padStart(7)} ms  ${(median(all) / floor).toFixed(2)} × (husky, node -e 0)`,
    )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function commit(message: string, ...options: string[]): void {
  run('git', ['add', 'file.js', 'package.json'], work)
  run('git', [...options, 'commit', '-q', '-m', message], work)
}

function run(command: string, args: readonly string[], cwd: string, environment = env): string {
  return execFileSync(command, args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
