import { serialize } from '../src/core/keywords.js'
import { automaton } from '../src/rules/keywords.js'

/** What the build writes to dist/keywords.bin. */
export const bytes = serialize(automaton())
