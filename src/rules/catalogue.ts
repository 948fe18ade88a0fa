import type { Catalogue } from '../core/detect.js'
import { compileKeywords } from '../core/keywords.js'
import { table } from './keywords.js'

/** The rules keyhold ships, loaded when the first keyword turns up. */
export function builtInCatalogue(): Catalogue {
  return {
    ...table,
    automaton: compileKeywords(table.keywords),
    load: async () => (await import('./index.js')).rules,
  }
}
