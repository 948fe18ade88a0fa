import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Bench, run, scaled } from './bench.js'
import { type Section, table } from './markdown.js'
import { type Measured, measureInTurn, megabytes, ratio, shown } from './measure.js'
import { READ_PUSHED, READ_STAGED, repositoryOf, staged } from './repositories.js'
import { textOf } from './text.js'

/** A repository in which there is much to read, the way in, and what git alone has to do for it. */
interface Case {
  readonly title: string
  readonly alone: string
  readonly line: string
  /** Makes the repository. Gives what the way in reads. */
  prepare(bench: Bench): { repository: string; stdin?: string }
}

const STAGED = { alone: READ_STAGED, line: 'exec keyhold scan --staged' }

const CASES: readonly Case[] = [
  {
    title: 'one file of 1 GB',
    ...STAGED,
    prepare: (bench) => ({
      repository: staged(bench, 'huge', repeated(textOf(bench.text, 1 << 22), scaled(bench, 1 << 30))),
    }),
  },
  {
    title: 'one line of 100 MB',
    ...STAGED,
    prepare: (bench) => {
      const line = textOf(bench.text, 1 << 22).replaceAll('\n', ' ')
      return { repository: staged(bench, 'line', repeated(line, scaled(bench, 100e6))) }
    },
  },
  {
    title: '50,000 files',
    ...STAGED,
    prepare: (bench) => {
      const text = textOf(bench.text, 1 << 20)
      return {
        repository: staged(bench, 'many', (repository) => {
          for (let i = 0; i < scaled(bench, 50_000); i++) {
            const path = join(repository, `src/${i % 250}/${i}.ts`)
            if (i < 250) mkdirSync(dirname(path), { recursive: true })
            writeFileSync(path, `// ${i}\n${text.slice(i, i + 300)}`, 'latin1')
          }
        }),
      }
    },
  },
  {
    title: 'a push of 5,000 commits',
    alone: READ_PUSHED,
    line: 'exec keyhold scan --push origin',
    prepare: (bench) => {
      const text = textOf(bench.text, 1 << 20)
      const commits = Array.from({ length: scaled(bench, 5000) + 1 }, (_, i) => [
        { path: `src/${i % 40}/${i % 1000}.ts`, text: `// ${i}\n${text.slice(i * 16, i * 16 + 3000)}` },
        { path: `lib/${i % 300}.ts`, text: `// ${i}\n${text.slice(i * 8, i * 8 + 1000)}` },
      ])
      const repository = repositoryOf(bench, 'push', commits)
      const first = run(bench, repository, 'git', 'rev-list', '--max-parents=0', 'HEAD').trim()
      const last = run(bench, repository, 'git', 'rev-parse', 'HEAD').trim()
      run(bench, repository, 'git', 'update-ref', 'refs/remotes/origin/main', first)
      return { repository, stdin: `refs/heads/main ${last} refs/heads/main ${first}\n` }
    },
  },
]

/** Where there is much to read, against the git commands that keyhold cannot do without. */
export async function size(bench: Bench): Promise<Section[]> {
  const rows: string[][] = []
  for (const { title, alone, line, prepare } of CASES) {
    process.stderr.write(`${title}…\n`)
    const { repository, ...rest } = prepare(bench)
    const row = { cwd: repository, env: bench.env, ...rest }
    const both = [
      { name: 'git', line: alone, ...row },
      { name: 'keyhold', line, ...row },
    ]
    const [git, keyhold] = (await measureInTurn(both, { rounds: 3, seconds: 30 })) as [Measured, Measured]
    rows.push([title, shown(git), shown(keyhold), ratio(keyhold, git), megabytes(keyhold.memory)])
  }
  return [{ name: 'size', text: table(['', 'git alone', 'keyhold', 'ratio', 'memory, MB'], rows) }]
}

/** Writes a text over and over into one file. */
function repeated(text: string, length: number): (repository: string) => void {
  return (repository) => {
    const file = openSync(join(repository, 'huge.txt'), 'w')
    for (let written = 0; written < length;) written += writeSync(file, text, null, 'latin1')
    closeSync(file)
  }
}
