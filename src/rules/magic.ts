import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'magic-secret-key',
  provider: 'Magic',
  title: 'Magic secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sk_live_', 'sk_test_'],
  // 16 upper-case hex digits: shorter than any other key of this prefix.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>[0-9A-F]{16}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 1,
  variable: 'MAGIC_SECRET_KEY',
  remediation: {
    risk: 'validate and revoke sessions of your users, and read their metadata and wallet addresses',
    revokeAt: 'https://dashboard.magic.link/',
    steps: [
      'In the Magic dashboard choose the app, and use “Roll secret key” beside the key on its home page.',
      'Deploy the new one to the servers that check DID tokens; the publishable key stays.',
    ],
    prevention: ['Only new Magic(secret) on a server needs it: check that no NEXT_PUBLIC_ or VITE_ variable holds it.'],
  },
  source: 'https://magic.link/docs/api/server-side-sdks/node',
  examples: [
    `MAGIC_SECRET_KEY=sk_live_${sample.upperHex(16)}`,
    `const magic = new Magic('sk_test_${sample.upperHex(16, 'm')}')`,
  ],
  counterexamples: [`pk_live_${sample.upperHex(16)}`, `sk_live_${sample.base62(24)}`],
})
