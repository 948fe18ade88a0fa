import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** What Laravel Passport puts first in every token: typ before alg. */
const HEADER = Buffer.from('{"typ":"JWT","alg":"RS256"}').toString('base64url')
const token = (jti: string, signature: number) =>
  sample.jwt(
    { aud: sample.uuid(jti), jti: sample.hex(80, jti), iat: 1751328000.12, sub: '41', scopes: [] },
    signature,
    {
      typ: 'JWT',
      alg: 'RS256',
    },
  )

export default defineRules({
  id: 'lemon-squeezy-api-key',
  provider: 'Lemon Squeezy',
  title: 'Lemon Squeezy API key',
  severity: 'high',
  certainty: 'certain',
  keywords: [HEADER],
  pattern: new RegExp(
    `(?<![A-Za-z0-9_-])(?<secret>${HEADER}\\.eyJ(?<random>[A-Za-z0-9_-]{100,900}\\.[A-Za-z0-9_-]{300,900}))(?![A-Za-z0-9_-])`,
    'g',
  ),
  reach: { after: 2048 },
  // Any Laravel Passport token has this header, so the provider must be named.
  context: ['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy', 'lemon squeezy', 'lmsqueezy', 'lemon_api'],
  precedence: 1,
  variable: 'LEMONSQUEEZY_API_KEY',
  remediation: {
    risk: 'read the orders and customers of your stores, refund orders, and change subscriptions and licence keys',
    revokeAt: 'https://app.lemonsqueezy.com/settings/api',
    steps: [
      'Under Settings, API, delete the leaked key from the list.',
      'Create another key there and deploy it; keys of the test mode are made while the store is in test mode.',
      'Look for refunds, discounts and licence changes since the leak.',
    ],
    prevention: [
      'Make one key for each application, named after it; keys expire after a year.',
      'Develop with a key of the test mode.',
    ],
  },
  source: 'https://docs.lemonsqueezy.com/api/getting-started/requests',
  examples: [
    `LEMONSQUEEZY_API_KEY=${token('env', 683)}`,
    `curl https://api.lemonsqueezy.com/v1/stores -H "Authorization: Bearer ${token('curl', 512)}"`,
  ],
  counterexamples: [
    `PASSPORT_TOKEN=${token('passport', 683)}`,
    `lemonsqueezy ${sample.jwt({ sub: '41', iss: 'shop' }, 43)}`,
  ],
})
