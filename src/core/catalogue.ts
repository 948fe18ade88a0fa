import { compileKeywords } from './compile.js'
import type { Catalogue, Keyword, Outline } from './detect.js'
import { disguiseKeywords } from './disguise.js'
import { groupBy } from './group.js'
import { isDistinctive, type Rule } from './rule.js'

/** The beginning of a keyword is enough to look closer, and keeps the automaton small. */
const LONGEST_KEYWORD = 12

/** What each keyword of these rules stands for. The order is the same for the same rules. */
export function keywordsOf(rules: readonly Rule[]): readonly Keyword[] {
  const owners = new Map<string, number[]>()
  for (const [index, rule] of rules.entries()) {
    for (const keyword of new Set(rule.keywords.map((word) => trigger(word, rule)))) {
      owners.set(keyword, [...(owners.get(keyword) ?? []), index])
    }
  }
  const spellings = spellingsOf(rules)
  const distinctive = rules.filter(isDistinctive).flatMap((rule) => rule.keywords)
  const disguises = new Map(disguiseKeywords(distinctive))
  return [...new Set([...owners.keys(), ...disguises.keys()])].map((text) => {
    const own = owners.get(text) ?? []
    const disguise = disguises.get(text)
    return {
      text,
      owners: own,
      spellings: spellings.get(text),
      disguise,
      isAssigned: disguise === undefined && own.every((index) => rules[index]?.isAssignment === true),
    }
  })
}

/** Where an assignment is looked for, what follows the whole keyword counts. */
function trigger(keyword: string, { isAssignment }: Rule): string {
  return isAssignment ? keyword.toLowerCase() : keyword.toLowerCase().slice(0, LONGEST_KEYWORD)
}

/**
 * The automaton does not regard case. Where a rule does, and its keywords of one text have capitals (`EAA`, `AKIA`), the
 * text must have them too; words that only stand near a key are written in any case. By text, for each such rule.
 */
function spellingsOf(rules: readonly Rule[]): Map<string, Map<number, readonly string[]>> {
  const spellings = new Map<string, Map<number, readonly string[]>>()
  for (const [index, rule] of rules.entries()) {
    if (rule.pattern.ignoreCase || !isDistinctive(rule) || !rule.keywords.some(hasCapital)) continue
    for (const [text, meant] of groupBy(rule.keywords, (keyword) => trigger(keyword, rule))) {
      if (!meant.every(hasCapital)) continue
      const ofText = spellings.get(text)
      if (ofText === undefined) spellings.set(text, new Map([[index, meant]]))
      else ofText.set(index, meant)
    }
  }
  return spellings
}

function hasCapital(text: string): boolean {
  return /[A-Z]/.test(text)
}

/** What is known of these rules before they are loaded, and every keyword. */
export function outlineOf(rules: readonly Rule[]): Outline & { readonly keywords: readonly Keyword[] } {
  // An id is no key.
  const shown = rules.filter(({ mode, title }) => mode === 'public' && !/ (?:id|SID)$/.test(title))
  const keywords = keywordsOf(rules)
  return {
    ids: rules.map(({ id }) => id),
    publicKeys: shown.map(({ provider, title }) => [provider, title]),
    keywords,
    keyword: (index) => keywords[index] as Keyword,
  }
}

/** A catalogue of rules that are at hand already. */
export function catalogueOf(rules: readonly Rule[]): Catalogue {
  const outline = outlineOf(rules)
  return {
    automaton: compileKeywords(outline.keywords),
    load: () => Promise.resolve({ rules, ...outline }),
  }
}
