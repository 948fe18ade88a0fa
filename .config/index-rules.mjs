// Writes src/rules/index.ts and parts.ts: one import for each provider file. Run it after adding a file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../src/rules/', import.meta.url)
const names = readdirSync(fileURLToPath(folder))
  .filter(
    (file) =>
      file.endsWith('.ts') && readFileSync(new URL(file, folder), 'utf8').includes('export default defineRules('),
  )
  .map((file) => file.slice(0, -3))
  .sort()
const identifier = (name) =>
  `_${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()).replace(/^_(?=[a-z])/, '')

writeFileSync(
  new URL('index.ts', folder),
  `// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
${names.map((name) => `import ${identifier(name)} from './${name}.js'`).join('\n')}

/** The whole catalogue. Where two rules match the same text, \`precedence\` decides, then certainty, then length. */
export const rules: readonly Rule[] = [
${names.map((name) => `  ...${identifier(name)},`).join('\n')}
]
`,
)

writeFileSync(
  new URL('parts.ts', folder),
  `// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'

/** The same catalogue, in the same order, each provider file to be loaded by itself. */
export const parts: readonly (() => Promise<{ readonly default: readonly Rule[] }>)[] = [
${names.map((name) => `  () => import('./${name}.js'),`).join('\n')}
]
`,
)
