import type { Rule } from './rule.js'

/**
 * For keys without a literal part of their own (32 hex digits, say): the value as it stands in an assignment, in any
 * language: `name = "value"`, `"name": "value"`, `name: string = 'value'`, `<name>value</name>`, `("NAME", "value")`,
 * `?name=value&`, `-H "Name: value"`, `ENV NAME_KEY value`, `--name-token value`, `name: X⏎value: "…"`.
 *
 * `names`: a source of what the assigned name contains; its words are the rule's keywords. No capturing groups.
 * `value`: a source of the value, bounded. No capturing groups.
 * `alphabet`: the inside of a character class: none of these may stand on either side of the value.
 *
 * Gives the `pattern` and `isAssignment` fields of a rule. Compares without case; a value in which case matters is
 * checked again by `isGenuine`, or is better written as a pattern of its own.
 */
export function assigned(
  names: string,
  value: string,
  alphabet = 'A-Za-z0-9_',
): Pick<Rule, 'pattern'> & { isAssignment: true } {
  return {
    pattern: new RegExp(
      `(?:${names})${REST}${CLOSE}${BLOCK}${TYPE}${OPERATOR}${OPEN}(?<![${alphabet}])(?<secret>${value})(?![${alphabet}])`,
      'gi',
    ),
    isAssignment: true,
  }
}

/** The rest of the name, or a type behind it: `token string`. */
const REST = '[A-Za-z0-9_.\\- ]{0,24}'
/** What closes the name. */
const CLOSE = '(?:\\\\?["\'`]|[)\\]\\s]){0,6}'
/** A block of that name, and in its first line a name that says secret: `datadog:⏎  api_key`, `datadog: { token`. */
const BLOCK =
  '(?:(?:: ?\\{?|= ?\\{)\\s{1,40}["\']?[A-Za-z0-9_-]{0,24}(?:key|token|secret|pass|pat|auth|credential)[A-Za-z0-9_-]{0,16}["\']?\\s?)?'
/** A type after the name: `: string`, `: &str`. */
const TYPE = "(?:: ?(?:&?(?:'static )?str(?:ing)?|String|any|const char ?\\*) ?)?"
/** What assigns; a space only after a name that ends in a word for secrets, as on command lines; `value` in lists. */
const OPERATOR =
  '(?:\\|\\|=?|:{1,3}=|=>|={1,3}|[?+.!]=|[:>,(]|\\s{0,20}["\']?value["\']?\\s?[:=]|(?<=key|token|secret|password|pat|unseal) (?! ))'
/** What opens the value. */
const OPEN = '(?:\\\\?["\'`]|[$([{>@]|\\s|echo |Basic |Bearer |Token |value=){0,16}'
