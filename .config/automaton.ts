import { outlineOf } from '../src/core/catalogue.js'
import { compileKeywords } from '../src/core/compile.js'
import { serialize } from '../src/core/keywords.js'
import { rules } from '../src/rules/index.js'
import { pack } from '../src/rules/packing.js'
import { parts } from '../src/rules/parts.js'

/** What the build writes to dist/, by name. */
export async function packedFiles(): Promise<Record<string, Buffer>> {
  const outline = outlineOf(rules)
  const counts = await Promise.all(parts.map(async (part) => (await part()).default.length))
  if (counts.reduce((sum, count) => sum + count, 0) !== rules.length)
    throw new Error('src/rules/parts.ts and index.ts are not of one writing: run node .config/index-rules.mjs')
  const { small, table } = serialize(compileKeywords(outline.keywords))
  return {
    'keywords.bin': small,
    'keywords-table.bin': table,
    'keywords.json': Buffer.from(JSON.stringify(pack(outline, counts))),
  }
}
