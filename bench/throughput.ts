import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf, keywordsOf } from '../src/core/catalogue.js'
import { detect } from '../src/core/detect.js'
import { findKeywords } from '../src/core/keywords.js'
import { rules } from '../src/rules/index.js'
import type { Bench } from './bench.js'
import { type Section, table } from './markdown.js'
import { type Measured, measureInTurn, megabytes, type Row, timed } from './measure.js'
import { SETTINGS } from './peers.js'
import { everyNth, filesIn, withFindings } from './text.js'

/** Whoever takes longer than this many milliseconds for one file in twelve is not given the others. */
const SLOW = 3000
const NTH = 12

/** Megabytes a second on one core: of whole programs over files, and of the scanner by itself over memory. */
export async function throughput(bench: Bench): Promise<Section[]> {
  const part = everyNth(bench.text, NTH, join(bench.scratch, 'part'))
  const whole = bench.isQuick ? part : bench.text
  const found = withFindings(whole, join(bench.scratch, 'found'))
  const foundPart = bench.isQuick ? found : everyNth(found, NTH, join(bench.scratch, 'found-part'))
  const clean = await programs(bench, part, whole)
  const keys = await programs(bench, foundPart, found)
  const rows = clean.map(({ name, rate, memory }, index) => [name, rate, keys[index]?.rate ?? '–', memory])
  return [
    { name: 'throughput', text: table(['', 'MB/s', 'MB/s, a key in 1,000 lines', 'memory, MB'], rows) },
    { name: 'rules', text: await byRules(bench, whole, found) },
  ]
}

interface Rate {
  readonly name: string
  readonly rate: string
  readonly memory: string
}

async function programs(bench: Bench, part: string, whole: string): Promise<Rate[]> {
  for (const folder of [part, whole])
    for (const [path, text] of Object.entries(SETTINGS)) writeFileSync(join(folder, path), text)
  const inPart = await measureInTurn(rowsOf(bench, part), { rounds: 1, seconds: bench.isQuick ? 10 : 60 })
  const quick = new Set(inPart.filter(({ time }) => time < SLOW).map(({ name }) => name))
  const rows = rowsOf(bench, whole).filter(({ name }) => quick.has(name))
  const inWhole = await measureInTurn(rows, { rounds: bench.isQuick ? 1 : 3, seconds: 60 })
  return inPart.map((one) => {
    const all = inWhole.find(({ name }) => name === one.name)
    const rate = all === undefined ? `${rateOf(one, part)} (of a part)` : rateOf(all, whole)
    return { name: one.name, rate, memory: megabytes((all ?? one).memory) }
  })
}

function rateOf({ time, status, isGood }: Measured, folder: string): string {
  const rate = (sizeOf(folder) / 1000 / time).toPrecision(3)
  if (status === undefined) return `under ${rate}`
  return isGood ? rate : `failed (${status})`
}

function rowsOf(bench: Bench, cwd: string): Row[] {
  const keywords = join(bench.scratch, 'keywords')
  writeFileSync(keywords, `${plainKeywords().join('\n')}\n`)
  const search = `rg -F -a -j1 --no-ignore --hidden --no-messages -c -f '${keywords}' .`
  const rows = [
    { name: 'keyhold', line: 'keyhold scan .', good: [0, 1] },
    ...(bench.peers.some(({ name }) => name === 'rg')
      ? [
          { name: 'rg -F -i, the same keywords', line: `${search} -i --no-unicode` },
          { name: 'rg -F, the same keywords in lower case', line: search },
        ]
      : []),
    ...bench.peers.flatMap(({ name, folder, found }) => (folder ? [{ name, line: folder, good: [0, found] }] : [])),
  ]
  const isPinned = spawnSync('sh', ['-c', 'taskset -c 0 true']).status === 0
  return rows.map(({ line, ...row }) => ({
    ...row,
    cwd,
    line: isPinned ? 'exec taskset -c 0 /bin/sh -c "$LINE"' : line,
    env: { ...bench.env, LINE: line },
  }))
}

/** The keywords of all rules that are text; those of keys in disguise are among them. */
function plainKeywords(): string[] {
  return keywordsOf(rules)
    .map(({ text }) => text)
    .filter((text) => /^[ -~]+$/.test(text))
}

async function byRules(bench: Bench, whole: string, found: string): Promise<string> {
  const [clean, keys] = [whole, found].map((folder) =>
    filesIn(folder).map((path) => readFileSync(join(folder, path))),
  ) as [Buffer[], Buffer[]]
  const bare = withoutKeywords(clean)
  const rounds = bench.isQuick ? 1 : 3
  const rows: string[][] = []
  for (const count of [50, 150, rules.length]) {
    const catalogue = catalogueOf(rules.slice(0, count))
    const scanned = async (files: readonly Buffer[]) =>
      rateIn(
        files,
        await timed(rounds, async () => {
          for (const file of files) await detect(file, catalogue)
        }),
      )
    const keywords = await timed(rounds, () => {
      for (const file of clean) findKeywords(catalogue.automaton, file, 0, file.length, 0, [])
    })
    const rates = [await scanned(bare), await scanned(clean), await scanned(keys)]
    rows.push([String(count), rateIn(clean, keywords), ...rates])
  }
  const heads = ['lines without a keyword', 'everything', 'a key in 1,000 lines'].map((name) => `${name}, MB/s`)
  return table(['rules', 'finding keywords, MB/s', ...heads], rows)
}

/** The same texts, but for the lines in which a keyword of any rule ends. */
function withoutKeywords(files: readonly Buffer[]): Buffer[] {
  const { automaton } = catalogueOf(rules)
  return files.map((file) => {
    const hits: number[] = []
    findKeywords(automaton, file, 0, file.length, 0, hits)
    const kept: Buffer[] = []
    let from = 0
    for (const end of hits.filter((_, index) => index % 2 === 0)) {
      // Another one of a line that is out already.
      if (end <= from) continue
      kept.push(file.subarray(from, file.lastIndexOf(10, end - 1) + 1))
      const next = file.indexOf(10, end)
      from = next < 0 ? file.length : next + 1
    }
    return Buffer.concat([...kept, file.subarray(from)])
  })
}

function rateIn(files: readonly Buffer[], time: number): string {
  return (files.reduce((sum, { length }) => sum + length, 0) / 1000 / time).toFixed(0)
}

function sizeOf(folder: string): number {
  return filesIn(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
}
