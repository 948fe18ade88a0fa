import { createHash } from 'node:crypto'

/**
 * Checksums that providers build into their keys. Each takes a whole secret of the right shape and says whether the
 * checksum holds. Each is pinned in its test to values published elsewhere: a sample made by this code cannot test it.
 */

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE62_LOWER_FIRST = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BASE62_LETTERS_FIRST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const BASE66_ENTRA = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** GitHub (`ghp_` and its kin), npm, Vercel, Polar, SaladCloud: base62(crc32(body)) in the last six characters. */
export function endsInCrc32Base62(secret: string, prefix: string): boolean {
  return base62Crc32(secret.slice(prefix.length, -6)) === secret.slice(-6)
}

/** Completes a body with the checksum that `endsInCrc32Base62` reads. For examples. */
export function withCrc32Base62(prefix: string, body: string): string {
  return prefix + body + base62Crc32(body)
}

/** Apify: as above over prefix and body, in base62 that counts lower case before upper case. */
export function isApifyToken(secret: string): boolean {
  return radix(crc32(secret.slice(0, -6)), BASE62_LOWER_FIRST, 6) === secret.slice(-6)
}

/** Completes `apify_api_` and 30 characters. For examples. */
export function asApifyToken(head: string): string {
  return head + radix(crc32(head), BASE62_LOWER_FIRST, 6)
}

/** Cloudflare's formats of 2026, Zuplo and Africa's Talking: eight hex digits of crc32 over the body after `prefix`. */
export function endsInCrc32Hex(secret: string, prefix: string, joint = ''): boolean {
  const body = secret.slice(prefix.length, -8 - joint.length)
  return hex8(crc32(body)) === secret.slice(-8)
}

/** Completes a body with the checksum that `endsInCrc32Hex` reads. For examples. */
export function withCrc32Hex(prefix: string, body: string, joint = ''): string {
  return prefix + body + joint + hex8(crc32(body))
}

/** Grafana `glsa_`: crc32 over everything before the last `_`, little endian, in hex. */
export function isGrafanaServiceAccountToken(secret: string): boolean {
  return hexLittleEndian(crc32(secret.slice(0, -9))) === secret.slice(-8).toLowerCase()
}

/** Completes `glsa_` and 32 characters. For examples. */
export function asGrafanaServiceAccountToken(head: string): string {
  return `${head}_${hexLittleEndian(crc32(head))}`
}

/** Atlassian `ATATT3`, `ATCTT3` and `ATBB`: crc32 over everything before, in eight upper-case hex digits. */
export function isAtlassianToken(secret: string): boolean {
  return hex8(crc32(secret.slice(0, -8))).toUpperCase() === secret.slice(-8)
}

/** Completes a head with the checksum that `isAtlassianToken` reads. For examples. */
export function asAtlassianToken(head: string): string {
  return head + hex8(crc32(head)).toUpperCase()
}

/** GitLab's routable tokens, `payload.[version.]LL` and seven: length of the payload, then base36(crc32(all before)). */
export function isGitlabRoutableToken(secret: string): boolean {
  const parts = /^gl[a-z]+-(?:t\d_)?([0-9A-Za-z_-]{27,300})\.(?:[0-9a-z]{2}\.)?([0-9a-z]{2})[0-9a-z]{7}$/.exec(secret)
  if (parts === null) return false
  return (
    radix(crc32(secret.slice(0, -7)), BASE36, 7) === secret.slice(-7) &&
    Number.parseInt(parts[2] as string, 36) === (parts[1] as string).length
  )
}

/** Completes `prefix` and `payload` to a routable token. For examples. */
export function asGitlabRoutableToken(prefix: string, payload: string): string {
  const head = `${prefix}${payload}.01.${radix(payload.length, BASE36, 2)}`
  return head + radix(crc32(head), BASE36, 7)
}

/** Confluent `cflt`: 54 characters, then base64 of crc32 over them, little endian. */
export function isConfluentSecret(secret: string): boolean {
  return (
    Buffer.from(hexLittleEndian(crc32(secret.slice(4, 58))), 'hex')
      .toString('base64')
      .slice(0, 6) === secret.slice(58)
  )
}

/** Completes 54 characters. For examples. */
export function asConfluentSecret(body: string): string {
  return `cflt${body}${Buffer.from(hexLittleEndian(crc32(body)), 'hex')
    .toString('base64')
    .slice(0, 6)}`
}

/** crates.io trusted publishing: the bytes of the body, xor-ed, choose the last character. */
export function isCratesTrustedPublishingToken(secret: string): boolean {
  const body = secret.slice('cio_tp_'.length, -1)
  return BASE62_LETTERS_FIRST[xor(body) % 62] === secret.at(-1)
}

/** Completes 31 characters. For examples. */
export function asCratesTrustedPublishingToken(body: string): string {
  return `cio_tp_${body}${BASE62_LETTERS_FIRST[xor(body) % 62]}`
}

/** Unkey: base58(crc32c(everything before)) in the last six characters. */
export function isUnkeyKey(secret: string): boolean {
  return radix(crc32c(secret.slice(0, -6)), BASE58, 6) === secret.slice(-6)
}

/** Completes a head with the checksum that `isUnkeyKey` reads. For examples. */
export function asUnkeyKey(head: string): string {
  return head + radix(crc32c(head), BASE58, 6)
}

/** GitHub fine-grained: undocumented, so it may raise trust in a match but never silence one. */
export function isGithubFineGrainedToken(secret: string): boolean {
  const digest = createHash('sha256').update(secret.slice(0, -16)).digest()
  return base32(digest).slice(0, 8) === secret.slice(-16, -8).toUpperCase()
}

/**
 * Azure's identifiable keys: the last four decoded bytes are Marvin32 over the rest. `seeds` are those of the
 * services that use the shape, eight characters each. Source: microsoft/security-utilities.
 */
export function isAzureIdentifiableKey(secret: string, seeds: readonly string[]): boolean {
  const bytes = Buffer.from(secret.replaceAll('-', '+').replaceAll('_', '/'), 'base64')
  if (bytes.length < 24) return false
  const body = bytes.subarray(0, -4)
  return seeds.some((seed) => marvin32(body, seed) === bytes.readUInt32LE(bytes.length - 4))
}

/** Completes a base64 body, a whole number of three-byte groups and two bytes short of four. For examples. */
export function asAzureIdentifiableKey(body: Buffer, seed: string): string {
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32LE(marvin32(body, seed))
  return Buffer.concat([body, checksum]).toString('base64')
}

/** Entra client secrets (`8Q~`): the last three characters are base66 of Marvin32 over the rest. */
export function isEntraClientSecret(secret: string): boolean {
  const digits = radix(marvin32(Buffer.from(secret.slice(0, -3), 'latin1'), 'AadPwd00'), BASE66_ENTRA, 1)
  return digits.startsWith(secret.slice(-3)) || [...digits].reverse().join('').startsWith(secret.slice(-3))
}

/** age identities: Bech32 over the human-readable part and the data (BIP 173). */
export function isAgeIdentity(secret: string): boolean {
  const lower = secret.toLowerCase()
  const separator = lower.lastIndexOf('1')
  const data = Array.from(lower.slice(separator + 1), (char) => BECH32.indexOf(char))
  return !data.includes(-1) && bech32Polymod(lower.slice(0, separator), data) === 1
}

/** Completes `AGE-SECRET-KEY-1` and 52 characters of `data`. For examples. */
export function asAgeIdentity(data: string): string {
  const values = [...data.toLowerCase()].map((char) => BECH32.indexOf(char))
  const rest = (bech32Polymod('age-secret-key-', [...values, 0, 0, 0, 0, 0, 0]) ^ 1) >>> 0
  const tail = [5, 4, 3, 2, 1, 0].map((place) => BECH32[(rest >>> (5 * place)) & 31]).join('')
  return `AGE-SECRET-KEY-1${data}${tail}`.toUpperCase()
}

/** CRC-32/ISO-HDLC, as in zlib and PNG. */
export function crc32(text: string): number {
  return crc(0xedb88320, text)
}

/** CRC-32C (Castagnoli). */
export function crc32c(text: string): number {
  return crc(0x82f63b78, text)
}

/** `value` in the digits of `alphabet`, most significant first, padded with its first digit to `width`. */
export function radix(value: number, alphabet: string, width: number): string {
  let digits = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length))
    digits = (alphabet[rest % alphabet.length] as string) + digits
  return digits.padStart(width, alphabet[0])
}

function crc(polynomial: number, text: string): number {
  let rest = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    rest ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? polynomial ^ (rest >>> 1) : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

/** Marvin32 with a 64-bit seed spelled by eight characters. Source: microsoft/security-utilities. */
export function marvin32(data: Buffer, seed: string): number {
  let high = Buffer.from(seed, 'latin1').readUInt32BE(0)
  let low = Buffer.from(seed, 'latin1').readUInt32BE(4)
  const mix = (word: number) => {
    low = (low + word) >>> 0
    high = (high ^ low) >>> 0
    low = (rotate(low, 20) + high) >>> 0
    high = (rotate(high, 9) ^ low) >>> 0
    low = (rotate(low, 27) + high) >>> 0
    high = rotate(high, 19)
  }
  const whole = data.length & ~3
  for (let i = 0; i < whole; i += 4) mix(data.readUInt32LE(i))
  // The rest of one to three bytes, closed by a byte 0x80.
  mix(Buffer.concat([data.subarray(whole), Buffer.from([0x80, 0, 0, 0])]).readUInt32LE(0))
  mix(0)
  return (low ^ high) >>> 0
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0
}

function bech32Polymod(prefix: string, data: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  const codes = Array.from(prefix, (char) => char.charCodeAt(0))
  let sum = 1
  for (const value of [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, word] of generator.entries()) if ((top >> bit) & 1) sum ^= word
  }
  return sum >>> 0
}

function base62Crc32(text: string): string {
  return radix(crc32(text), BASE62, 6)
}

function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')
}

function xor(text: string): number {
  return [...text].reduce((sum, char) => sum ^ char.charCodeAt(0), 0)
}

function hex8(word: number): string {
  return word.toString(16).padStart(8, '0')
}

function hexLittleEndian(word: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(word)
  return bytes.toString('hex')
}
