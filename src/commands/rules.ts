import { described } from './explain.js'
import type { ScanRequest } from './scan.js'
import { rulesAt } from './settings.js'
import type { ExitCode, World } from './world.js'

/** `keyhold rules`: every rule, by provider. */
export async function listRules(world: World, { flags }: ScanRequest): Promise<ExitCode> {
  const { stdout } = world
  const rules = await rulesAt(world)
  const sorted = [...rules].sort((a, b) => a.provider.localeCompare(b.provider, 'en') || a.id.localeCompare(b.id, 'en'))
  if (flags['format'] === 'json') {
    stdout.write(`${JSON.stringify(sorted.map(described), null, 2)}\n`)
    return 0
  }
  const width = Math.max(...sorted.map(({ id }) => id.length))
  const providers = new Set(sorted.map(({ provider }) => provider)).size
  stdout.write(
    `${sorted.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n')}\n\n${sorted.length} rules, ${providers} providers. npx keyhold explain <rule> says more.\n`,
  )
  return 0
}
