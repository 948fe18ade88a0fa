import { entropy, isPlaceholder } from './plausible.js'

/**
 * Tells random values from words for secrets without a shape of their own. A word list may decide here, and only here:
 * there is no prefix that already says what it is.
 */

const WORDS =
  /example|sample|placeholder|changeme|change[-_]?this|your[-_]?|dummy|fake|mock|redacted|insert|replace|secret|passw|token|api[-_]?key|default|undefined|null|true|false|localhost|foobar|lorem|test|todo|xxx|abc123|123456|qwerty|function|return|string|number|object|a-z|0-9|process\.|env\.|config\.|this\.|self\.|github\.|secrets\.|vault|http|www\.|\.(?:com|org|net|io|js|ts|py|json|ya?ml|html|css|png|md|php)(?:$|[/?:])/i

/** What stands for a value that comes from elsewhere: `${VAR}`, `{{ vault }}`, `%s`, `op://`, `arn:aws:`, `ENC[`. */
const REFERENCE =
  /^\$|\$[{(]|\||\{\{|^%|%[sdv({]|^\*|\*\*|^<|^op:|^arn:|^ENC|^vault:|^ref\+|^sm:|^sops|^keyring|^data:|^urn:|^sha\d|^md5|^\/|^\.|^#|^@|^!|^&|\.\.\.|…/i

/** Whether a value looks as if a machine had drawn it: 12 characters or more, classes mixed as chance mixes them. */
export function looksRandom(value: string): boolean {
  if (value.length < 12 || isConstant(value) || isName(value) || isKnown(value)) return false
  const body = value.replaceAll(/[^A-Za-z0-9]/g, '')
  if (body.length < value.length * 0.75) return looksGenerated(value)
  if (body.length < 12) return false
  if (/^\d+$/.test(body)) return body.length === value.length && body.length >= FEWEST_DIGITS
  if (!/\d/.test(body)) return /^[A-Za-z]{14,}$/.test(value) && isUnpronounceable(value)
  // A word with a number behind it, or a version, changes class once or twice; chance changes it all the time.
  return (
    switches(body) >= Math.max(4, body.length * 0.12) && entropy(body) >= Math.min(3, Math.log2(body.length) * 0.75)
  )
}

/** Fewer digits are a number: ids of Twitter have 19, and 64 bits are 20. */
const FEWEST_DIGITS = 22

/** What a password manager writes: 16 characters or more of all four kinds, signs among the rest, and no pattern. */
function looksGenerated(value: string): boolean {
  const kinds = [/[a-z]/g, /[A-Z]/g, /\d/g, /[^A-Za-z0-9\s]/g].map((kind) => (value.match(kind) ?? []).length)
  return value.length >= 16 && kinds.every((count) => count >= 2) && !CODE.test(value) && entropy(value) >= 3.6
}

/** What stands in regular expressions and in code. */
const CODE =
  /\s|\(\?|\[\^?\w-|\w-\w\]|\\[wdsb]|\{\d|=>|&&|\|\||\?\.|\w\(\w*\)|<\/?\w+>|;$|^_?\$\w|^[A-Z]?[a-z]{2,}(?:[A-Z]{1,4}[a-z]{2,}){2,8}[A-Z]?\d?$|^(?:[A-Z][a-z]+){2,8}V\d$/

/**
 * Letters alone are words, in whatever language, unless five consonants follow one another: three in four draws of 14
 * letters have them. Mixed case must change often besides, for abbreviations stand in camel case.
 */
function isUnpronounceable(value: string): boolean {
  if (!/[bcdfghjklmnpqrstvwxz]{5}/i.test(value)) return false
  return isMixed(value) ? switches(value) >= value.length * 0.4 : new Set(value).size >= 8
}

/** Whether a person may have chosen the value as a password: 8 characters or more, with a digit or a sign, no word. */
export function looksChosen(value: string): boolean {
  if (value.length < 8 || isConstant(value) || isKnown(value)) return false
  if (!/[A-Za-z]/.test(value) || !/[\d!@#$%^&*?+=]/.test(value) || CODE.test(value)) return false
  return !/[/\\|:,;()[\]]/.test(value) && !/^[A-Za-z]+[=.]/.test(value) && !/^[\d.-]+$/.test(value)
}

/**
 * Whether a value may be a password that is nothing but a word or two, where what stands before it leaves no doubt that it
 * is one: no label (`Kennwort`), no name in code (`newValue`), none of the words of documentation.
 */
export function looksSpoken(value: string): boolean {
  if (value.length < 4 || isConstant(value) || isKnown(value) || FILLER.test(value)) return false
  if (!/^[a-z0-9][\w.!@#$%^&*+-]*(?: [a-z0-9]+){0,3}$/i.test(value) || !/[a-z]{2}/i.test(value)) return false
  return !/^[A-Z][a-z]+(?: |$)|[a-z][A-Z][a-z]|^(?:[A-Z_]+|[a-z]+(?:_[a-z]+){2,}\*?)$/.test(value)
}

/** What is said of a password, or stands in its place. */
const FILLER =
  /^(?:pass(?:ed|es)?|fail(?:ed)?|nothing|guest|anonymous|admin|root|user(?:name)?|none|empty|hidden|text|required|optional|missing|invalid|incorrect|wrong|same|different|value|values|name|blank|plain|prompt|ask|not[- ]set|unset|set|input|salt(?:salt)?|asdfg?|qwer|zxcv|data|auto|yes|no|on|off|enabled?|disabled?|bytes?|char|varchar|any|self|this|that|is|are|was|and|or|not|in|to|for|with|from|raw|keep|remove|update|create|confirm|current|new|old|login|email|hash(?:ed)?|bcrypt|scram|md5|plaintext|encrypted|generated|random|options?|flags?|arguments?|parameters?|can|cannot|must|will|should|has|have|be|on|of|if|when|as|by|at|other|another|note|warn(?:ing)?|block|ok|error|bool(?:ean)?|str|int|float|list|dict|object)(?:\b|$)/i

/** Whether a value stands for another one, is a word of documentation, or has the shape of a placeholder. */
function isKnown(value: string): boolean {
  return REFERENCE.test(value) || WORDS.test(value) || isPlaceholder(value)
}

/** `MAX_RETRIES_2`, `row[3].id`: code, not a value; nor is `NEXT_NAME=`, the line after one that assigns nothing. */
function isConstant(value: string): boolean {
  if (/^(?:\\[nr])*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:=|$)/.test(value)) return true
  return MEMBER.test(value) && !/(?=\w*\d\w*\d\w*\d)\w{20}/.test(value)
}

/** `tableV2GridScrollLeft`, `my-release-13`: more than half of it is words, in camel case or between signs that join them. */
function isName(value: string): boolean {
  const words = value.match(isMixed(value) ? /(?:^|[A-Z]|[_.-])[a-z]{3,}/g : WORD_BETWEEN_JOINTS)
  return (words ?? []).join('').length > value.length / 2
}

const MEMBER = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/
/** Letters alone between two of the signs that join words; a word or a number that stands alone may be anything. */
const WORD_BETWEEN_JOINTS = /(?<=[_.-])[A-Za-z]{3,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Za-z]{3,}(?=[_.-])/g

function isMixed(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value)
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
