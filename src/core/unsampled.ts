import type { sample as real } from './sample.js'

const run = (length: number) => 'x'.repeat(length)

/**
 * Stands in for sample.ts in the command, where nobody reads the examples of rules: making them takes longer than all
 * the rest of loading the rules.
 */
export const sample: typeof real = {
  of: (_, length) => run(length),
  base62: run,
  base36: run,
  base64url: run,
  base64: run,
  hex: run,
  upperHex: run,
  digits: run,
  lower: run,
  upper: run,
  upper36: run,
  uuid: () => [8, 4, 4, 4, 12].map(run).join('-'),
  jwt: () => [8, 8, 8].map(run).join('.'),
}
