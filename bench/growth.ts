import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf } from '../src/core/catalogue.js'
import { detect } from '../src/core/detect.js'
import { rules } from '../src/rules/index.js'
import { type Bench, scaled } from './bench.js'
import { type Section, table } from './markdown.js'
import { measureInTurn, timed } from './measure.js'
import { pastOf, staged } from './repositories.js'
import { keyLine, sourceFiles, textOf } from './text.js'

const STEPS = [1, 2, 4, 8]
/** Twice as much may take so many times as long, and the line still counts as straight. */
const STRAIGHT = 2.25

/** How time grows with each of what may become many. */
export async function growth(bench: Bench): Promise<Section[]> {
  const rows: string[][] = []
  const add = (title: string, first: number, times: readonly number[]) => rows.push(rowOf(title, first, times))
  add('commits of a past', scaled(bench, 500), await commits(bench, scaled(bench, 500)))
  add('staged files', scaled(bench, 1000), await files(bench, scaled(bench, 1000)))
  add('rules', Math.floor(rules.length / 8), await rulesOver(bench))
  add('keys in 5 MB', scaled(bench, 250), await findings(bench, scaled(bench, 250)))
  return [
    { name: 'growth', text: table(['', 'from', ...STEPS.map((step) => `${step} ×`), 'by step', 'straight'], rows) },
  ]
}

function rowOf(title: string, first: number, times: readonly number[]): string[] {
  const steps = times.slice(1).map((time, index) => time / (times[index] as number))
  return [
    title,
    String(first),
    ...times.map((time) => `${time.toFixed(0)} ms`),
    steps.map((step) => step.toFixed(2)).join(', '),
    steps.every((step) => step < STRAIGHT) ? 'yes' : 'no',
  ]
}

function commits(bench: Bench, first: number): Promise<number[]> {
  const make = (step: number) => pastOf(bench, `past-of-${step}`, first * step, Math.ceil((first * step) / 4))
  return scans(bench, 'keyhold scan --history', make)
}

function files(bench: Bench, first: number): Promise<number[]> {
  return scans(bench, 'keyhold scan --staged', (step) =>
    staged(bench, `files-${step}`, (repository) => {
      for (const [index, text] of sourceFiles(bench.text, first * step).entries())
        writeFileSync(join(repository, `${index}.ts`), text, 'latin1')
    }),
  )
}

function findings(bench: Bench, first: number): Promise<number[]> {
  const lines = textOf(bench.text, 5e6).split('\n')
  return scans(bench, 'keyhold scan --staged', (step) =>
    staged(bench, `findings-${step}`, (repository) => {
      const every = Math.floor(lines.length / (first * step))
      const text = lines.flatMap((line, index) => (index % every === 0 ? [keyLine(index), line] : [line]))
      writeFileSync(join(repository, 'file.ts'), text.join('\n'), 'latin1')
    }),
  )
}

/** The same scan over a repository for each step. */
async function scans(bench: Bench, line: string, make: (step: number) => string): Promise<number[]> {
  const rows = STEPS.map((step) => ({
    name: String(step),
    line: `exec ${line}`,
    cwd: make(step),
    env: bench.env,
    good: [0, 1],
  }))
  const measured = await measureInTurn(rows, { rounds: bench.isQuick ? 1 : 5, seconds: 20 })
  return measured.map(({ time, isGood }) => (isGood ? time : Number.NaN))
}

async function rulesOver(bench: Bench): Promise<number[]> {
  const text = Buffer.from(textOf(bench.text, scaled(bench, 50e6)), 'latin1')
  const times: number[] = []
  for (const step of STEPS) {
    const catalogue = catalogueOf(rules.slice(0, Math.floor((rules.length * step) / 8)))
    times.push(await timed(5, () => detect(text, catalogue)))
  }
  return times
}
