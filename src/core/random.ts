import { entropy, isPlaceholder } from './plausible.js'

/**
 * Tells random values from words for secrets without a shape of their own. A word list may decide here, and only here:
 * there is no prefix that already says what it is.
 */

const WORDS =
  /example|sample|placeholder|changeme|change[-_]?this|your[-_]?|dummy|fake|mock|redacted|insert|replace|secret|passw|token|api[-_]?key|default|undefined|null|true|false|localhost|foobar|lorem|test|todo|xxx|abc123|123456|qwerty|function|return|string|number|object|process\.|env\.|config\.|this\.|self\.|github\.|secrets\.|vault|http|www\.|\.(?:com|org|net|io|js|ts|py|json|ya?ml|html|css|png|md|php)(?:$|[/?:])/i

/** What stands for a value that comes from elsewhere: `${VAR}`, `{{ vault }}`, `%s`, `op://`, `arn:aws:`, `ENC[`. */
const REFERENCE =
  /^\$|\$[{(]|\||\{\{|^%|%[sdv({]|^\*|\*\*|^<|^op:|^arn:|^ENC|^vault:|^ref\+|^sm:|^sops|^keyring|^data:|^urn:|^sha\d|^md5|^\/|^\.|^#|^@|^!|^&|\.\.\.|…/i

/** Whether a value looks as if a machine had drawn it: 12 characters or more, classes mixed as chance mixes them. */
export function looksRandom(value: string): boolean {
  if (value.length < 12 || isConstant(value) || REFERENCE.test(value) || WORDS.test(value) || isPlaceholder(value))
    return false
  const body = value.replaceAll(/[^A-Za-z0-9]/g, '')
  if (body.length < value.length * 0.75 || body.length < 12) return false
  if (!/\d/.test(body) || !/[A-Za-z]/.test(body)) return false
  // A word with a number behind it, or a version, changes class once or twice; chance changes it all the time.
  return (
    switches(body) >= Math.max(4, body.length * 0.12) && entropy(body) >= Math.min(3, Math.log2(body.length) * 0.75)
  )
}

/** Whether a person may have chosen the value as a password: 8 characters or more, with a digit or a sign, no word. */
export function looksChosen(value: string): boolean {
  if (value.length < 8 || isConstant(value) || REFERENCE.test(value) || WORDS.test(value) || isPlaceholder(value))
    return false
  if (!/[A-Za-z]/.test(value) || !/[\d!@#$%^&*?+=]/.test(value)) return false
  return !/[/\\|:,;()[\]]/.test(value) && !/^[A-Za-z]+[=.]/.test(value) && !/^[\d.-]+$/.test(value)
}

/** `MAX_RETRIES_2`, `row[3].id`, `a=b`: code, not a value. */
function isConstant(value: string): boolean {
  return /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value) || /^[a-z]\w*(?:\.[A-Za-z_]\w*)+$/.test(value)
}

/** How often the class of character changes: digit, capital, small letter. In random base62 about 0.6 times a character. */
export function switches(text: string): number {
  let count = 0
  for (let i = 1; i < text.length; i++) if (classOf(text.charCodeAt(i)) !== classOf(text.charCodeAt(i - 1))) count++
  return count
}

function classOf(code: number): number {
  if (code < 58) return 0
  return code < 91 ? 1 : 2
}
