import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Bench, run, scaled } from './bench.js'
import { type Section, table } from './markdown.js'
import { type Measured, measureInTurn, megabytes, ratio, type Row, shown } from './measure.js'
import { secrets } from '../test/program/secrets.js'
import { SETTINGS } from './peers.js'
import { READ_STAGED } from './repositories.js'
import { keyLine, sourceFiles, textOf } from './text.js'

/** What is staged, from where nothing is. */
interface Case {
  readonly title: string
  readonly files: (bench: Bench) => readonly string[]
  readonly rounds: number
}

type Hooks = Readonly<Record<string, string | undefined>>

const CASES: readonly Case[] = [
  { title: 'one line', files: () => [], rounds: 25 },
  { title: '1 file', files: ({ text }) => sourceFiles(text, 1), rounds: 15 },
  { title: '50 files', files: ({ text }) => sourceFiles(text, 50), rounds: 9 },
  { title: '500 files', files: ({ text }) => sourceFiles(text, 500), rounds: 7 },
  { title: '5 MB, one line', files: ({ text }) => [oneLine(textOf(text, 5e6))], rounds: 5 },
  { title: '100 MB', files: (bench) => inPieces(textOf(bench.text, scaled(bench, 100e6)), 200_000), rounds: 3 },
]

/** The commit on top of which all others are made. */
const BASE = 'base'
const FLOOR = 'husky, node -e 0'
const LIMIT = 'the same, and git lists and reads what is new'
const NO_SCANNER = new Set(['no hook', 'husky, an empty hook', FLOOR, LIMIT])

/** The whole `git commit`, clean, as a user makes it: every hook over every case. */
export async function commit(bench: Bench): Promise<Section[]> {
  const work = join(bench.scratch, 'work')
  const hooks = hooksOf(bench, work)
  const blind = await blindTo(bench, work, hooks)
  const measured: Measured[][] = []
  for (const { title, files, rounds } of CASES) {
    process.stderr.write(`A commit of ${title}…\n`)
    stage(bench, work, files(bench))
    const effort = { rounds: bench.isQuick ? 2 : rounds, seconds: scaled(bench, 12) }
    measured.push(await measureInTurn(rowsOf(bench, work, hooks), effort))
  }
  return tables(Object.keys(hooks), measured, blind)
}

function tables(names: readonly string[], measured: readonly Measured[][], blind: readonly string[]): Section[] {
  const floor = measured[0]?.[names.indexOf(FLOOR)]
  const limits = measured.map((rows, column) => (column === 0 ? floor : rows[names.indexOf(LIMIT)]))
  const rowsWith = (cell: (one: Measured, column: number) => string) =>
    names.map((name, row) => [name, ...measured.map((rows, column) => cell(rows[row] as Measured, column))])
  const head = ['', ...CASES.map(({ title }) => title)]
  const times = rowsWith((one, at) => `${shown(one)}${one.status === 1 ? '*' : ''} (${ratio(one, limits[at])})`)
  const memory = rowsWith((one) => megabytes(one.memory)).filter(([name]) => !NO_SCANNER.has(name as string))
  const ratios = rowsWith((one) => ratio(one, floor)).filter(([name]) => name !== LIMIT)
  const notes = [
    '\\* The hook stopped this commit: something in it looked like a key.',
    ...blind.map((name) => `${name} let a commit with a key of Stripe, one of Slack and a private key pass.`),
  ]
  return [
    { name: 'commit', text: [table(head, times), ...notes].join('\n\n') },
    { name: 'commit memory', text: table(head, memory) },
    {
      name: 'commit ratios',
      text: table(
        ['', `against ${FLOOR}`],
        ratios.map((row) => row.slice(0, 2)),
      ),
    },
  ]
}

/** The scanners that let keys pass, so that nobody takes them for quick. */
async function blindTo(bench: Bench, work: string, hooks: Hooks): Promise<string[]> {
  stage(bench, work, [`${keyLine(1)}\n${keyLine(2)}\n${secrets.pem}`])
  const rows = rowsOf(bench, work, hooks).filter(({ name }) => !NO_SCANNER.has(name))
  const all = await measureInTurn(rows, { rounds: 0, seconds: 60 })
  return all.flatMap(({ name, status }) => (status === 0 ? [name] : []))
}

/** Each hook by name. Without a text there is none. */
function hooksOf(bench: Bench, work: string): Hooks {
  run(bench, '.', 'git', 'init', '-q', '-b', 'main', work)
  run(bench, work, 'git', 'config', 'gc.auto', '0')
  symlinkSync(join(bench.scratch, 'keyhold/node_modules'), join(work, 'node_modules'))
  const files = {
    ...SETTINGS,
    'package.json': '{ "private": true }\n',
    '.gitignore': 'node_modules\n.husky\n',
    'file.js': '// base\n',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text)
  run(bench, work, 'keyhold', 'init', '--hooks', 'pre-commit')
  run(bench, work, 'git', 'add', '.')
  run(bench, work, 'git', 'commit', '-q', '--no-verify', '-m', 'first')
  run(bench, work, 'git', 'tag', BASE)
  return {
    'no hook': undefined,
    'husky, an empty hook': 'true\n',
    [FLOOR]: 'node -e 0\n',
    [LIMIT]: `node -e 0\n${READ_STAGED}\n`,
    'husky, keyhold': readFileSync(join(work, '.husky/pre-commit'), 'utf8'),
    ...Object.fromEntries(
      bench.peers.flatMap(({ name, staged }) => (staged ? [[`husky, ${name}`, `${staged}\n`]] : [])),
    ),
  }
}

function rowsOf(bench: Bench, work: string, hooks: Hooks): Row[] {
  return Object.entries(hooks).map(([name, text]) => ({
    name,
    line: `exec git ${text === undefined ? '-c core.hooksPath=/dev/null ' : ''}commit -q -m x`,
    cwd: work,
    env: bench.env,
    good: [0, 1],
    prepare: () => {
      run(bench, work, 'git', 'reset', '-q', '--soft', BASE)
      if (text !== undefined) writeFileSync(join(work, '.husky/pre-commit'), text)
    },
  }))
}

/** Stages these files and one changed line, on top of a commit that has none of it. */
function stage(bench: Bench, work: string, files: readonly string[]): void {
  run(bench, work, 'git', 'reset', '-q', '--hard', BASE)
  writeFileSync(join(work, 'file.js'), `// ${files.length}\n`)
  for (const [index, text] of files.entries()) {
    const path = join(work, `src/${files.length}/${index % 20}/${index}.ts`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, 'latin1')
  }
  run(bench, work, 'git', 'add', 'file.js', ...(files.length > 0 ? ['src'] : []))
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}

function inPieces(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size))
}
