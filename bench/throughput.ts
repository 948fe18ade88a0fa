/**
 * Throughput of the scanner on one thread: `node .config/bundle-run.mjs bench/throughput.ts <folder>`. The automaton
 * alone is the limit of the design; reading the files is not counted.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf, detect } from '../src/core/detect.js'
import { findKeywords } from '../src/core/keywords.js'
import { rules } from '../src/rules/index.js'

const MOST = 250_000_000
const [folder = 'node_modules'] = process.argv.slice(2)
const files = read(folder)
const bytes = files.reduce((sum, file) => sum + file.length, 0)
console.log(`${files.length} files, ${(bytes / 1e6).toFixed(0)} MB of ${folder}; Node ${process.versions.node}`)

for (const count of [50, 150, rules.length]) {
  const catalogue = catalogueOf(rules.slice(0, count))
  const automaton = await fastest(async () => {
    for (const file of files) findKeywords(catalogue.automaton, file, 0, file.length, 0, [])
  })
  const all = await fastest(async () => {
    for (const file of files) await detect(file, catalogue)
  })
  console.log(`${String(count).padStart(4)} rules: automaton ${automaton} MB/s, everything ${all} MB/s`)
}

/** Megabytes a second, the best of three. */
async function fastest(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return Math.round(bytes / Math.min(...times) / 1000)
}

function read(path: string, found: Buffer[] = [], total = { bytes: 0 }): Buffer[] {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (total.bytes > MOST) break
    if (entry.isDirectory()) read(join(path, entry.name), found, total)
    else if (entry.isFile()) {
      const file = readFileSync(join(path, entry.name))
      total.bytes += file.length
      found.push(file)
    }
  }
  return found
}
