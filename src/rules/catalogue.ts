import { type Catalogue, keywordsOf, type Loaded } from '../core/detect.js'
import type { Automaton } from '../core/keywords.js'
import { automaton } from './keywords.js'

/** The rules keyhold ships. Each part is loaded when it is first needed: git is already at work by then. */
export function builtInCatalogue(): Catalogue {
  let table: Automaton | undefined
  let loaded: Promise<Loaded> | undefined
  const load = async (): Promise<Loaded> => {
    const { rules } = await import('./index.js')
    return { rules, keywords: keywordsOf(rules) }
  }
  return {
    get automaton() {
      return (table ??= automaton())
    },
    load: () => (loaded ??= load()),
  }
}
