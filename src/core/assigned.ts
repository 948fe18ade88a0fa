import type { Rule } from './rule.js'

/**
 * For keys without a literal part of their own (32 hex digits, say): the value as it stands in an assignment, in any
 * language: `name = "value"`, `"name": "value"`, `name: value`, `<name>value</name>`, `("NAME", "value")`,
 * `?name=value&`, `-H "Name: value"`.
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
  // The rest of the name or a type (`token string`), then what closes it, one operator, and what opens the value.
  const rest = '[A-Za-z0-9_.\\- ]{0,24}'
  const close = '(?:\\\\?["\'`]|[)\\]\\s]){0,6}'
  const operator = '(?:\\|\\|=?|:{1,3}=|=>|={1,3}|[?+.!]=|[:>,(])'
  const open = '(?:\\\\?["\'`]|[$([{>@]|\\s|echo |Basic |Bearer |Token |value=){0,16}'
  return {
    pattern: new RegExp(
      `(?:${names})${rest}${close}${operator}${open}(?<![${alphabet}])(?<secret>${value})(?![${alphabet}])`,
      'gi',
    ),
    isAssignment: true,
  }
}
