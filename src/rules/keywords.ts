import { keywordsOf } from '../core/detect.js'
import { type Automaton, compileKeywords } from '../core/keywords.js'
import { rules } from './index.js'

/** The automaton of the catalogue. In the command, packed.ts stands in this module's place and reads it from a file. */
export function automaton(): Automaton {
  return compileKeywords(keywordsOf(rules))
}
