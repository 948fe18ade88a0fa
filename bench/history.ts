import { type Bench, run, scaled } from './bench.js'
import { type Section, table } from './markdown.js'
import { type Measured, measureInTurn, megabytes, ratio, type Row, shown } from './measure.js'
import { pastOf, READ_ALL } from './repositories.js'

/** The whole past of two repositories, against `git log -p --all`. */
export async function history(bench: Bench): Promise<Section[]> {
  const made = () => [
    pastOf(bench, 'past', scaled(bench, 4000), scaled(bench, 2000)),
    pastOf(bench, 'longer-past', scaled(bench, 8000), scaled(bench, 4000)),
  ]
  const titles: string[] = []
  const measured: Measured[][] = []
  for (const repository of bench.repositories.length > 0 ? bench.repositories : made()) {
    titles.push(`${run(bench, repository, 'git', 'rev-list', '--all', '--count').trim()} commits`)
    process.stderr.write(`The past of ${titles.at(-1)}…\n`)
    measured.push(await measureInTurn(rowsOf(bench, repository), { rounds: bench.isQuick ? 1 : 5, seconds: 20 }))
  }
  const names = measured[0]?.map(({ name }) => name) ?? []
  const rows = names.map((name, row) => [
    name,
    ...measured.flatMap((all) => {
      const one = all[row] as Measured
      return [`${shown(one)} (${ratio(one, all[0])})`, megabytes(one.memory)]
    }),
  ])
  return [{ name: 'history', text: table(['', ...titles.flatMap((title) => [title, 'memory, MB'])], rows) }]
}

function rowsOf({ peers, env }: Bench, cwd: string): Row[] {
  return [
    { name: 'git log -p --all', line: 'exec git log -p --all' },
    { name: 'git lists and reads every object', line: READ_ALL },
    { name: 'keyhold', line: 'exec keyhold scan --history', good: [0, 1] },
    ...peers.flatMap(({ name, history: line, found }) => (line ? [{ name, line, good: [0, found] }] : [])),
  ].map((row) => ({ ...row, cwd, env }))
}
