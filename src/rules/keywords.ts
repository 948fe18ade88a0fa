import { keywordsOf } from '../core/detect.js'
import { type Automaton, compileKeywords } from '../core/keywords.js'
import { rules } from './index.js'

/** The automaton of the catalogue. The build puts a module in this one's place that reads it from a file. */
export function automaton(): Automaton {
  return compileKeywords(keywordsOf(rules))
}
