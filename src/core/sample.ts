/** Deterministic fake key material, so that examples need no literal key in the source. */

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()

export const sample = {
  /** `length` characters of `alphabet`. The same arguments give the same text; another `seed` gives another. */
  of: (alphabet: string, length: number, seed = '') => pick(alphabet, length, seed),
  base62: (length: number, seed = '') => pick(DIGITS + UPPER + LOWER, length, seed),
  base36: (length: number, seed = '') => pick(DIGITS + LOWER, length, seed),
  /** Letters, digits, `-` and `_`. Begins and ends with a letter or digit. */
  base64url: (length: number, seed = '') => edged(`${DIGITS + UPPER + LOWER}-_`, length, seed),
  /** Letters, digits, `+` and `/`, without padding. */
  base64: (length: number, seed = '') => edged(`${DIGITS + UPPER + LOWER}+/`, length, seed),
  hex: (length: number, seed = '') => pick(`${DIGITS}abcdef`, length, seed),
  upperHex: (length: number, seed = '') => pick(`${DIGITS}ABCDEF`, length, seed),
  digits: (length: number, seed = '') => pick(DIGITS, length, seed),
  lower: (length: number, seed = '') => pick(LOWER, length, seed),
  upper: (length: number, seed = '') => pick(UPPER, length, seed),
  /** Upper-case letters and digits. */
  upper36: (length: number, seed = '') => pick(DIGITS + UPPER, length, seed),
  uuid: (seed = '') => {
    const hex = pick(`${DIGITS}abcdef`, 32, seed)
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    )
  },
  /** base64url JSON, three parts: a JWT with these claims and a signature of `length` characters. */
  jwt: (claims: object, length = 43, header: object = { alg: 'HS256', typ: 'JWT' }) =>
    [
      ...[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')),
      pick(DIGITS + UPPER + LOWER, length, 'jwt'),
    ].join('.'),
}

function edged(alphabet: string, length: number, seed: string): string {
  const inner = pick(alphabet, length, seed)
  return `a${inner.slice(1, -1)}Z`.slice(0, length)
}

/** xorshift32 over a hash of the arguments: repeatable, and nothing like a placeholder. */
function pick(alphabet: string, length: number, seed: string): string {
  let state =
    [...`${alphabet.length}:${length}:${seed}`].reduce(
      (hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619),
      2166136261,
    ) | 1
  let text = ''
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    text += alphabet[(state >>> 0) % alphabet.length]
  }
  return text
}
