/**
 * Tells a random secret from a placeholder by its shape alone. There is no word list: a real random key may contain
 * a word. What counts is structure that a generator of random keys practically never produces.
 */

const KEYBOARD_ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** True when the secret is a run, a sequence, a keyboard walk, a repetition or nearly one character. */
export function isPlaceholder(secret: string): boolean {
  const body = secret.replace(/[^A-Za-z0-9]/g, '')
  if (body.length < 8) return /^(.)\1*$/.test(body)
  return isRun(body) || isWalk(body) || isRepetition(body) || entropy(body) < lowestEntropy(body.length)
}

/** Shannon entropy of the characters, in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Random digits, the poorest alphabet in use, stay above these: fewer than one in a million falls below. */
function lowestEntropy(length: number): number {
  if (length < 16) return 1.3
  return length < 32 ? 1.9 : 2.3
}

/**
 * Eight times the same character in a row: one in 10^12 random base62 keys of 99 characters, one in 10^6 hex keys. Not
 * `A`, which is how base64 writes zeros.
 */
function isRun(body: string): boolean {
  return /([^A])\1{7}/.test(body)
}

/**
 * Half of all steps go to the next, the previous or the same character of the alphabet or of the keyboard. Of random
 * digits three in ten do, so that much more must be asked of them.
 */
function isWalk(body: string): boolean {
  const lower = body.toLowerCase()
  let steps = 0
  for (let i = 1; i < lower.length; i++) if (isStep(lower.charCodeAt(i - 1), lower.charCodeAt(i))) steps++
  return steps / (lower.length - 1) > (/^\d*$/.test(body) ? 0.8 : 0.5)
}

function isStep(a: number, b: number): boolean {
  if (Math.abs(a - b) <= 1) return true
  const [x, y] = [String.fromCharCode(a), String.fromCharCode(b)]
  return KEYBOARD_ROWS.some((row) => row.includes(x + y) || row.includes(y + x))
}

/** A short unit, three times or more: `abcdabcdabcd`. */
function isRepetition(body: string): boolean {
  for (let period = 2; period <= Math.min(16, body.length / 3); period++) {
    let same = 0
    for (let i = period; i < body.length; i++) if (body[i] === body[i - period]) same++
    if (same >= (body.length - period) * 0.9) return true
  }
  return false
}
