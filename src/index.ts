import { scanStream } from './commands/engine.js'
import type { Finding } from './core/finding.js'
import { redact } from './core/redact.js'
import { builtInCatalogue } from './rules/catalogue.js'

export { type Judgement, type Policy, defaultPolicy, judge } from './policy/judge.js'
export { rules } from './rules/index.js'
export type { Excerpt, Finding, Place } from './core/finding.js'
export type { Certainty, Lookalike, Mode, ModeMarks, Remediation, Rule, Severity } from './core/rule.js'

const catalogue = builtInCatalogue()

/**
 * Looks for secrets in one text.
 *
 * @param text A string, or bytes in any encoding.
 * @param path What the findings call the text; nothing is read from there.
 * @returns One finding for each secret, with every place it stands in. No finding holds the secret.
 */
export async function findSecrets(text: string | Buffer, path = 'text'): Promise<Finding[]> {
  const { candidates } = await scanStream([text], catalogue)
  return redact([{ path, candidates }])
}
