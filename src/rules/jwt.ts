import { createHmac } from 'node:crypto'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** A token that is worth a warning: its claims. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Three parts of base64url. The larger bounds are those of HTTP headers, and of a signature of 8192 bits. */
export const JWT_BODY = '[A-Za-z0-9_-]{12,1200}\\.(?:e[wy])[A-Za-z0-9_-]{8,8000}\\.(?<random>[A-Za-z0-9_-]{20,1400})'

/** Secrets of tutorials and of the form on jwt.io: whoever knows them can sign such a token, so it opens nothing. */
const TUTORIAL_SECRETS = [
  '',
  'secret',
  'Secret',
  'SECRET',
  'secretkey',
  'secret-key',
  'secret_key',
  'secretKey',
  'my-secret',
  'mysecret',
  'mySecret',
  'my_secret',
  'supersecret',
  'super-secret',
  'supersecretkey',
  'your-secret',
  'your-secret-key',
  'your-256-bit-secret',
  'your-384-bit-secret',
  'your-512-bit-secret',
  'a-string-secret-at-least-256-bits-long',
  'a-valid-string-secret-that-is-at-least-384-bits-long',
  'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  'shhhhh',
  'shhhhhared-secret',
  'changeme',
  'password',
  'example',
  'test',
  'key',
  'foo',
  '1234',
  '123456',
]
const HASHES: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }

/**
 * Reads a token, or gives nothing when it is none or was made for a tutorial. Whether it has expired does not count: what
 * a scan says must not depend on the clock, and an expired token still shows who issues such tokens and for whom.
 */
export function readJwt(token: string): Jwt | undefined {
  const [head = '', body = '', signature = ''] = token.split('.')
  const header = json(head)
  const claims = json(body)
  if (header === undefined || claims === undefined || typeof header['alg'] !== 'string') return undefined
  const hash = HASHES[header['alg']]
  const isTutorial =
    hash !== undefined &&
    TUTORIAL_SECRETS.some(
      (secret) => createHmac(hash, secret).update(`${head}.${body}`).digest('base64url') === signature,
    )
  return isTutorial ? undefined : { header, claims }
}

/** jwt.io's John Doe and the sample of RFC 7519, whatever they were signed with. */
function isSample({ claims }: Jwt): boolean {
  return (claims['sub'] === '1234567890' && 'name' in claims) || claims['iss'] === 'joe'
}

/** Keys of Supabase that every browser gets, and those that every local installation has. */
function isPublicKey({ claims }: Jwt): boolean {
  const issuer = String(claims['iss'])
  return issuer === 'supabase-demo' || (issuer.startsWith('supabase') && claims['role'] === 'anon')
}

function json(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

export default defineRules({
  id: 'jwt',
  provider: 'JOSE',
  title: 'JSON Web Token',
  severity: 'medium',
  // Many tokens in a repository are fixtures: signed by nobody, or by a key that is long gone.
  certainty: 'likely',
  // Base64 of how a header begins: the registered parameters, and pretty-printed JSON.
  keywords: [
    'eyJhbGci',
    'eyJ0eXAi',
    'eyJraWQi',
    'eyJ4NXQ',
    'eyJ4NWMi',
    'eyJ4NXUi',
    'eyJqa3Ui',
    'eyJqd2si',
    'eyJjdHki',
    'eyJjcml0',
    'eyJ2ZXIi',
    'eyJpc3Mi',
    'eyJ6aXAi',
    'eyAiYWxn',
    'eyAidHlw',
    'eyAia2lk',
    'ewogICJ',
    'ewogICAg',
    'ewoJIm',
    'ew0KICAi',
  ],
  pattern: new RegExp(`(?<![A-Za-z0-9_.-])(?<secret>e[wy]${JWT_BODY})(?![A-Za-z0-9_-])`, 'g'),
  reach: { after: 11_000 },
  isGenuine: (secret) => {
    const jwt = readJwt(secret)
    return jwt !== undefined && !isSample(jwt) && !isPublicKey(jwt)
  },
  // Every provider whose tokens are JWTs knows better.
  precedence: -0.5,
  variable: 'ACCESS_TOKEN',
  remediation: {
    risk: 'act as the subject of the token at its audience until it expires, or for ever if it has no “exp”',
    revokeAt: 'https://www.rfc-editor.org/rfc/rfc7009',
    steps: [
      'Decode the payload on your own machine and read “iss”, “aud”, “sub” and “exp”: they say who issued it and until when it works.',
      'Revoke it at the issuer: end the session, delete the API key behind it, or call the revocation endpoint.',
      'If the issuer is your own service and cannot revoke single tokens, rotate the signing key and drop its “kid”.',
    ],
    command: `cut -d. -f2 token.txt | tr '_-' '/+' | base64 -d`,
    prevention: [
      'Issue tokens for minutes and renew them with a refresh token that the server can revoke.',
      'Scrub the Authorization header when you record HTTP fixtures, or sign fixtures with a key made in the test.',
    ],
  },
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-3',
  examples: [
    `Authorization: Bearer ${sample.jwt({ iss: 'https://id.acme-tools.io', sub: 'u-81', iat: 1767225600 })}`,
    `{"access_token": "${sample.jwt({ sub: 'u-81', scope: 'admin' }, 342, { kid: 'k1', alg: 'RS256' })}"}`,
    `curl "https://api.acme-tools.io/me?jwt=${sample.jwt({ sub: 'u-81', exp: 4102444800 }, 86, { typ: 'JWT', alg: 'ES256' })}&v=2"`,
  ],
  counterexamples: [
    sample.jwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }),
    sample.jwt({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true }),
    sample.jwt({ iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'anon' }),
    sample.jwt({ iss: 'supabase-demo', role: 'service_role' }),
    signed({ sub: 'u-81', role: 'admin' }, 'secret'),
    `eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"u-81"}').toString('base64url')}.`,
    `eyJhbGci${sample.base62(20)}.eyJ${sample.base62(40)}.${sample.base62(43)}`,
    'Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...',
  ],
})

/** A token signed with a given secret. For counterexamples. */
function signed(claims: object, secret: string): string {
  const head = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  return [...head, createHmac('sha256', secret).update(head.join('.')).digest('base64url')].join('.')
}
