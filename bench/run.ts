/**
 * `npm run bench [part…] -- [--peers] [--quick] [--write] [--repository <path>…]`: how fast keyhold is beside other
 * scanners and beside git. Each row in turn; medians. `--peers` installs the scanners that go, cargo and pip have,
 * `--quick` does a tenth of everything, to see that it works, `--write` puts the tables into the documents, and
 * `--repository` is scanned instead of the pasts that the bench makes. Needs a POSIX shell, the registry of npm, and
 * 8 GB in the temporary folder. What is installed stays in node_modules/.cache, or where KEYHOLD_BENCH_CACHE says.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Bench, machine, prepared } from './bench.js'
import { commit } from './commit.js'
import { growth } from './growth.js'
import { history } from './history.js'
import { type Section, writeSections } from './markdown.js'
import { size } from './size.js'
import { throughput } from './throughput.js'

const PARTS: Readonly<Record<string, (bench: Bench) => Promise<Section[]>>> = {
  commit,
  throughput,
  size,
  history,
  growth,
}
const DOCUMENTS = ['docs/performance.md', 'README.md']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    repository: { type: 'string', multiple: true, default: [] },
  },
})
const unknown = positionals.filter((name) => !(name in PARTS))
if (unknown.length > 0)
  throw new Error(`No part of the bench: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`)

const bench = prepared({ isAsked: values.peers, isQuick: values.quick, repositories: values.repository })
try {
  const written: Section[] = [{ name: 'machine', text: machine(bench) }]
  console.log(written[0]?.text)
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
    const started = performance.now()
    const sections = await (PARTS[name] as (typeof PARTS)[string])(bench)
    for (const section of sections) console.log(`\n## ${section.name}\n\n${section.text}`)
    process.stderr.write(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
    written.push(...sections)
  }
  if (values.write) writeSections(written, DOCUMENTS)
} finally {
  rmSync(bench.scratch, { recursive: true, force: true })
}
