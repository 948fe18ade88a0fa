/**
 * `node .config/bundle-run.mjs bench/size.ts [huge|line|many|push…]`: what keyhold takes where there is much to read,
 * against the git commands that it cannot do without. Needs dist/ (`npm run build`), Linux, and 5 GB in the temporary
 * folder.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A repository in which there is much to read, the way in, and what git alone has to do for it. */
interface Case {
  readonly title: string
  /** Fills the repository. */
  prepare(repository: string): void
  readonly args: readonly string[]
  input?(repository: string): string
  /** Shell commands that list what is new; the last one writes raw records to its output. */
  readonly list: string
  /** Whether the commit objects are read as well. */
  readonly isPush?: boolean
}

const LIST_STAGED =
  'git diff-index --cached --raw -z --no-abbrev --no-renames --ita-invisible-in-index HEAD^{tree} -- >raw'
const LIST_PUSHED =
  'git rev-list HEAD --not --remotes=origin >commits && git diff-tree --stdin -r -c --root --raw -z --no-abbrev --no-renames <commits >raw'

const CASES: Readonly<Record<string, Case>> = {
  huge: {
    title: 'one file of 1 GB',
    prepare(repository) {
      writeRepeatedly(join(repository, 'huge.txt'), source(1 << 22), 1 << 30)
      git(repository, 'add', 'huge.txt')
    },
    args: ['scan', '--staged'],
    list: LIST_STAGED,
  },
  line: {
    title: 'one line of 100 MB',
    prepare(repository) {
      writeRepeatedly(join(repository, 'line.json'), source(1 << 22).replaceAll('\n', ' '), 100e6)
      git(repository, 'add', 'line.json')
    },
    args: ['scan', '--staged'],
    list: LIST_STAGED,
  },
  many: {
    title: '50,000 files',
    prepare(repository) {
      const text = source(1 << 20)
      for (let i = 0; i < 50_000; i++) {
        const path = join(repository, `src/${i % 250}/${i}.ts`)
        if (i < 250) mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, `// ${i}\n${text.slice(i, i + 300)}`)
      }
      git(repository, 'add', 'src')
    },
    args: ['scan', '--staged'],
    list: LIST_STAGED,
  },
  push: {
    title: 'a push of 5,000 commits',
    prepare(repository) {
      const text = source(1 << 20)
      const commits = Array.from({ length: 5000 }, (_, i) => {
        const content = `// ${i}\n${text.slice(i * 16, i * 16 + 3000)}`
        const other = `// ${i}\n${text.slice(i * 8, i * 8 + 1000)}`
        return [
          `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1_700_000_000 + i} +0000\n${data(`Change ${i}`)}`,
          i === 0 ? 'from refs/heads/main^0\n' : '',
          `M 100644 inline src/${i % 40}/${i % 1000}.ts\n${data(content)}`,
          `M 100644 inline lib/${i % 300}.ts\n${data(other)}`,
        ].join('')
      })
      git(repository, 'update-ref', 'refs/remotes/origin/main', 'HEAD')
      spawnSync('git', ['fast-import', '--quiet', '--force'], { cwd: repository, input: commits.join('\n') })
    },
    args: ['scan', '--push', 'origin'],
    input: (repository) => {
      const oid = git(repository, 'rev-parse', 'HEAD')
      const old = git(repository, 'rev-parse', 'refs/remotes/origin/main')
      return `refs/heads/main ${oid} refs/heads/main ${old}\n`
    },
    list: LIST_PUSHED,
    isPush: true,
  },
}

const RUNS = 3
const program = resolve('dist/keyhold.cjs')
const scratch = mkdtempSync(join(tmpdir(), 'keyhold-size-'))
/** Loaded into keyhold: when it ends, the most memory it held stands in a file. */
const probe = join(scratch, 'probe.cjs')
writeFileSync(
  probe,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(join(scratch, 'peak'))}, require('node:fs').readFileSync('/proc/self/status', 'utf8')))`,
)

try {
  const names = process.argv.slice(2)
  console.log(
    'what'.padEnd(26),
    'git alone'.padStart(10),
    'keyhold'.padStart(10),
    'ratio'.padStart(7),
    'peak'.padStart(9),
  )
  for (const name of names.length > 0 ? names : Object.keys(CASES)) measure(name, CASES[name] as Case)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function measure(name: string, { title, prepare, args, input, list, isPush }: Case): void {
  const repository = join(scratch, name)
  mkdirSync(repository)
  git(repository, 'init', '-q', '-b', 'main')
  git(repository, 'commit', '-q', '--allow-empty', '-m', 'first')
  prepare(repository)

  run(repository, 'sh', ['-c', list])
  const raw = readFileSync(join(repository, 'raw'), 'latin1')
  const oids = new Set([...raw.matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AMT]\0/g)].map((match) => match[1] as string))
  const commits = isPush ? readFileSync(join(repository, 'commits'), 'utf8') : ''
  writeFileSync(join(repository, 'oids'), [...oids, ''].join('\n') + commits)

  const alone = fastest(() =>
    run(repository, 'sh', ['-c', `${list} && git cat-file --batch --buffer <oids >/dev/null`]),
  )
  let peak = 0
  const stdin = input?.(repository) ?? ''
  const scan = fastest(() => {
    const said = run(repository, process.execPath, ['--require', probe, program, ...args], stdin)
    if (!said.includes('nothing found')) throw new Error(said)
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(join(scratch, 'peak'), 'utf8'))?.[1]) / 1024)
  })
  console.log(
    title.padEnd(26),
    seconds(alone).padStart(10),
    seconds(scan).padStart(10),
    (scan / alone).toFixed(2).padStart(7),
    `${peak.toFixed(0)} MB`.padStart(9),
  )
  rmSync(repository, { recursive: true, force: true })
}

/** The shortest of some runs, in milliseconds: other work on the machine only ever makes a run longer. */
function fastest(work: () => void): number {
  return Math.min(
    ...Array.from({ length: RUNS }, () => {
      const started = performance.now()
      work()
      return performance.now() - started
    }),
  )
}

function git(repository: string, ...args: string[]): string {
  return run(repository, 'git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args]).trim()
}

function run(cwd: string, command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout + stderr
}

/** Real source and declarations, from what this project has installed. */
function source(length: number): string {
  const folder = resolve('node_modules')
  const texts: string[] = []
  let size = 0
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (size >= length) break
    if (!/\.(?:[cm]?js|ts|json|md)$/.test(path) || !statSync(join(folder, path)).isFile()) continue
    const text = readFileSync(join(folder, path), 'latin1')
    texts.push(text)
    size += text.length
  }
  return texts.join('\n').slice(0, length)
}

function writeRepeatedly(path: string, text: string, length: number): void {
  const file = openSync(path, 'w')
  for (let written = 0; written < length;) written += writeSync(file, text, null, 'latin1')
  closeSync(file)
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
