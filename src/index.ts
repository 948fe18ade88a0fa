export type { Advice, Step } from './core/advice.js'
export type { Finding, Place } from './core/finding.js'
export type { Mode, Remediation, Rule, Severity } from './core/rule.js'
export { KeyholdError } from './core/errors.js'
