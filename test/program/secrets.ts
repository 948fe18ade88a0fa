import { sample } from '../../src/core/sample.js'

/** Fake keys, built at run time so that no literal key stands in the source. */
export const secrets = {
  stripeLive: `sk_live_51${sample.base62(87, 'program')}00${sample.base62(8, 'program')}`,
  stripeTest: `sk_test_51${sample.base62(87, 'program')}00${sample.base62(8, 'program')}`,
  stripeRestricted: `rk_live_51${sample.base62(87, 'rk')}00${sample.base62(8, 'rk')}`,
  stripeOrganization: `sk_org_live_${sample.base62(130, 'org')}`,
  stripeWebhook: `whsec_${sample.base62(32, 'whsec')}`,
  stripePublishable: `pk_live_51${sample.base62(87, 'pk')}00${sample.base62(8, 'pk')}`,
  pem: [
    '-----BEGIN',
    ' PRIVATE KEY-----\n',
    sample.base64(64, 'a'),
    '\n',
    sample.base64(64, 'b'),
    '\n',
    sample.base64(64, 'c'),
    '\n',
    sample.base64(64, 'd'),
    '\n-----END',
    ' PRIVATE KEY-----\n',
  ].join(''),
} as const

/** What stands in the place of a key where nothing must be found: as long as the key, and plainly words. */
export function harmless(secret: string): string {
  return 'harmless_words_'.repeat(20).slice(0, secret.length - 1) + 's'
}

/** Every way in which the secret could be read back from an output: as it is, without colour and space, encoded. */
export function leaksOf(output: string, secret: string): string[] {
  const body = secret.replace(/^(?:[a-z]+_)+/, '').replaceAll(/-----[A-Z ]+-----\n?/g, '')
  const plain = output.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
  const forms: Record<string, string> = {
    plain,
    'without white space': plain.replaceAll(/\s/g, ''),
    'UTF-16': Buffer.from(output, 'latin1').toString('utf16le'),
    base64: Buffer.from(plain.match(/[A-Za-z0-9+/]{16,}={0,2}/g)?.join('') ?? '', 'base64').toString('latin1'),
  }
  // Twelve characters in a row are more than any preview shows.
  const pieces = Array.from({ length: Math.max(1, body.length - 11) }, (_, at) => body.slice(at, at + 12))
  return Object.entries(forms).flatMap(([form, text]) => {
    const leaked = pieces.filter((piece) => text.includes(piece)).length
    return leaked === 0 ? [] : [`${form}: ${leaked + 11} characters`]
  })
}
