/** `npm run bench:detection -- <cases.jsonl…> [--clean <folder>…]` */
import { countNoise, recall, scoreCases } from './score.js'

const args = process.argv.slice(2)
const split = args.indexOf('--clean')
const files = split < 0 ? args : args.slice(0, split)
const folders = split < 0 ? [] : args.slice(split + 1)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

for (const file of files) {
  const { prefixed, contextual, misses, alarms } = await scoreCases(file)
  console.log(`\n${file}`)
  console.log(`  recall, distinctive prefix  ${percent(recall(prefixed))} (mean over ${prefixed.size} rules)`)
  console.log(`  recall, needs context       ${percent(recall(contextual))} (mean over ${contextual.size} rules)`)
  console.log(
    `  clean cases with a finding  ${alarms.length}, of which blocked ${alarms.filter(({ verdict }) => verdict === 'block').length}`,
  )
  for (const { id, rules, verdict } of alarms) console.log(`    ${verdict} ${id} ${rules.join(' ')}`)
  const byRule = new Map<string, string[]>()
  for (const { rule, id, needs_context } of misses)
    byRule.set(`${rule}${needs_context ? ' (context)' : ''}`, [
      ...(byRule.get(`${rule}${needs_context ? ' (context)' : ''}`) ?? []),
      id,
    ])
  console.log('  misses by rule')
  for (const [rule, ids] of [...byRule].sort((a, b) => b[1].length - a[1].length))
    console.log(`    ${String(ids.length).padStart(4)}  ${rule}  ${ids.slice(0, 3).join(' ')}`)
}

if (folders.length > 0) {
  const { lines, bytes, findings, blocks, byRule, places } = await countNoise(folders)
  console.log(`\nclean text: ${lines} lines, ${(bytes / 1e6).toFixed(1)} MB`)
  console.log(`  findings per 10,000 lines  ${((findings / lines) * 10_000).toFixed(3)} (${findings})`)
  console.log(`  blocks per 10,000 lines    ${((blocks / lines) * 10_000).toFixed(3)} (${blocks})`)
  for (const [rule, number] of [...byRule].sort((a, b) => b[1] - a[1]))
    console.log(`    ${String(number).padStart(4)}  ${rule}`)
  for (const place of places.slice(0, 400)) console.log(`    ${place}`)
}
