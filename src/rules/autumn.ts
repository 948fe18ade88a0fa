import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'autumn-secret-key',
  provider: 'Autumn',
  title: 'Autumn secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['am_sk_'],
  // 42 letters and digits, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>am_sk_(?<mode>live|prod|test)_(?<random>(?=[A-Za-z]{0,41}\d)[A-Za-z0-9]{36,48}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', prod: 'live', test: 'test' } },
  variable: 'AUTUMN_SECRET_KEY',
  remediation: {
    risk: 'change plans and balances of your customers, and charge the cards that Stripe holds for them',
    revokeAt: 'https://app.useautumn.com/',
    steps: [
      'In the Autumn dashboard open “Developer”, “API Keys”, and create a secret key for the same environment.',
      'Set it as AUTUMN_SECRET_KEY (npx convex env set for Convex), and delete the leaked key.',
      'Go through the customers for plans that were attached without a payment.',
    ],
    prevention: ['Develop against the sandbox with am_sk_test_ keys; pages get the am_pk_ key.'],
  },
  source: 'https://www.mintlify.com/useautumn/autumn/api/authentication',
  examples: [
    `AUTUMN_SECRET_KEY=am_sk_live_${sample.base62(42)}`,
    `new Autumn({ secretKey: "am_sk_test_${sample.base62(42, 't')}" })`,
  ],
  counterexamples: [
    'AUTUMN_SECRET_KEY=am_sk_test_xxxxxxxxxxxxx',
    `am_pk_live_${sample.base62(42)}`,
    `team_sk_live_${sample.base62(42)}`,
  ],
})
