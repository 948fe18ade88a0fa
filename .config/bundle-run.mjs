// Runs a TypeScript file of this project: bundles it in memory and imports the result.
import { resolve } from 'node:path'
import { build } from 'rolldown'

const [entry, ...args] = process.argv.slice(2)
const { output } = await build({
  input: resolve(entry),
  platform: 'node',
  write: false,
  external: ['execa', 'micromatch', 'jsonc-parser', /^node:/],
  output: { format: 'esm', codeSplitting: false },
})
process.argv = [process.argv[0], resolve(entry), ...args]
await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
