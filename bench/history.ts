/**
 * The whole past against `git log -p --all`: `npm run bench:history [repository…]`. Without a repository two are made
 * from installed packages, the second with twice the commits of the first. Each row in turn; medians. Needs dist/.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { peersHere } from './peers.js'

const ROUNDS = 5
const FILES = 800
const COMMITS = 2000
const LIST_AND_READ =
  'git rev-list --objects --no-object-names --all --reflog | git cat-file --batch --buffer >/dev/null'
const scratch = mkdtempSync(join(tmpdir(), 'keyhold-history-'))
const keyhold = resolve('dist/keyhold.cjs')
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env

try {
  console.log(
    `Node ${process.versions.node}, ${run('.', 'git', ['--version']).trim()}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${ROUNDS}`,
  )
  const peers = peersHere().flatMap(({ name, program, history }) =>
    history === undefined ? [] : [{ name, command: program, args: history }],
  )
  const given = process.argv.slice(2).map((path) => resolve(path))
  for (const repository of given.length > 0 ? given : [made(COMMITS), made(2 * COMMITS)]) {
    console.log(`\n${run(repository, 'git', ['rev-list', '--all', '--count']).trim()} commits`)
    measure(repository, [
      { name: 'git log -p --all', command: 'git', args: ['log', '-p', '--all'] },
      { name: 'git alone', command: 'sh', args: ['-c', LIST_AND_READ] },
      { name: 'keyhold', command: process.execPath, args: [keyhold, 'scan', '--history'] },
      ...peers,
    ])
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

interface Row {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

function measure(repository: string, rows: readonly Row[]): void {
  const times = rows.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { command, args }] of rows.entries()) {
      const started = performance.now()
      spawnSync(command, args, { cwd: repository, env: environment, stdio: 'ignore' })
      times[index]?.push(performance.now() - started)
    }
  }
  const log = median(times[0] as number[])
  for (const [index, { name }] of rows.entries()) {
    const time = median(times[index] as number[])
    console.log(
      `${name.padEnd(20)} ${(time / 1000).toFixed(2).padStart(7)} s  ${(time / log).toFixed(2)} × git log -p --all`,
    )
  }
}

/** A repository with files of real text, of which each commit changes three. */
function made(commits: number): string {
  const repository = join(scratch, String(commits))
  run('.', 'git', ['init', '-q', '-b', 'main', repository])
  const texts = sources()
  const all = Array.from({ length: commits }, (_unused, index) => {
    const changed = [0, 1, 2].map((step) => (index * 7 + step * 131) % texts.length)
    const files = changed.map((file, step) => {
      const lines = texts[file] as string[]
      lines.splice((index * 13) % lines.length, 0, `// note ${index} ${step}`)
      return `M 100644 inline src/${file % 40}/${file}.ts\n${data(lines.join('\n'))}`
    })
    const head = `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1_700_000_000 + index} +0000\n`
    return `${head}${data(`Change ${index}`)}${files.join('')}`
  })
  run(repository, 'git', ['fast-import', '--quiet'], Buffer.from(all.join(''), 'latin1'))
  run(repository, 'git', ['gc', '-q'])
  return repository
}

function sources(): string[][] {
  const folder = resolve('node_modules')
  const texts: string[][] = []
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (texts.length === FILES) break
    if (!/\.(?:[cm]?js|ts|json|md)$/.test(path)) continue
    const file = statSync(join(folder, path))
    if (file.isFile() && file.size > 1500 && file.size < 60_000)
      texts.push(readFileSync(join(folder, path), 'latin1').split('\n'))
  }
  return texts
}

function data(text: string): string {
  return `data ${text.length}\n${text}\n`
}

function run(cwd: string, command: string, args: readonly string[], input: string | Buffer = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
