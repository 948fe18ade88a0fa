import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'paymongo-secret-key',
  provider: 'PayMongo',
  title: 'PayMongo secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_', 'sk_test_'],
  // The same shape as Stripe’s oldest keys: only the name near it tells.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>[A-Za-z0-9]{24}))(?![A-Za-z0-9])/g,
  context: ['paymongo'],
  rivals: ['stripe', 'clerk', 'moyasar'],
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 1,
  variable: 'PAYMONGO_SECRET_KEY',
  remediation: {
    risk: 'create payments and refunds as your business at PayMongo, and read who paid',
    revokeAt: 'https://dashboard.paymongo.com/developers',
    steps: [
      'Open Settings, Developers, and regenerate the secret key.',
      'Replace it on every server that creates payment intents.',
      'Look for refunds and payment links that nobody on your team made.',
    ],
    prevention: [
      'Use sk_test_ keys in development.',
      'Keep the secret key on the server; clients attach payment methods with the public one.',
    ],
  },
  source: 'https://developers.paymongo.com/docs/authentication-api-keys',
  examples: [
    `PAYMONGO_SECRET_KEY=sk_live_${sample.base62(24, 'paymongo')}`,
    `// paymongo\nconst key = 'sk_test_${sample.base62(24, 'paymongo')}'`,
  ],
  counterexamples: [`sk_live_${sample.base62(24)}`, `PAYMONGO_SECRET_KEY=sk_live_${'x'.repeat(24)}`],
})
