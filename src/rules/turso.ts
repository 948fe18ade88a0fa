import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'turso-auth-token',
  provider: 'Turso',
  title: 'Turso database token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['turso', 'libsql'],
  ...assigned(
    '(?:turso|libsql)[a-z0-9_.-]{0,24}(?:token|auth)|libsql:\\/\\/[^\\s"\']{4,120}[?&]authtoken',
    'eyJ[A-Za-z0-9_-]{20,80}\\.eyJ[A-Za-z0-9_-]{20,500}\\.[A-Za-z0-9_-]{80,90}',
    'A-Za-z0-9_-',
  ),
  precedence: 1,
  variable: 'TURSO_AUTH_TOKEN',
  remediation: {
    risk: 'read and change the database, or the whole group, and for as long as it exists if the token has no expiry',
    revokeAt: 'https://app.turso.tech/',
    steps: [
      'Invalidate all tokens of the database or group: there is no way to end a single one.',
      'Create new ones with turso db tokens create --expiration 7d, and --read-only where nothing is written.',
    ],
    command: 'turso db tokens invalidate <database-name>',
    prevention: ['Mint short-lived tokens for one database on your server instead of storing one of the group.'],
  },
  source: 'https://docs.turso.tech/cli/db/tokens/create',
  examples: [
    `TURSO_AUTH_TOKEN=${sample.jwt({ a: 'rw', iat: 1716400000, id: 'x1' }, 86, { alg: 'EdDSA', typ: 'JWT' })}`,
    `createClient({ url: 'libsql://a.turso.io?authToken=${sample.jwt({ a: 'ro', iat: 1716400001, id: 'x2' }, 86, { alg: 'EdDSA', typ: 'JWT' })}' })`,
  ],
  counterexamples: [
    `AUTH_TOKEN=${sample.jwt({ a: 'rw' }, 86, { alg: 'EdDSA', typ: 'JWT' })}`,
    'TURSO_AUTH_TOKEN=your-token',
  ],
})
