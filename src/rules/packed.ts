import { readFileSync } from 'node:fs'
import { type Automaton, deserialize } from '../core/keywords.js'

/** The automaton of the catalogue, as the build left it beside the command. The build puts this in place of keywords.ts. */
export function automaton(): Automaton {
  return deserialize(readFileSync(new URL('./keywords.bin', import.meta.url)))
}
