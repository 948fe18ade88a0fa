import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'toss-payments-secret-key',
  provider: 'Toss Payments',
  title: 'Toss Payments secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['live_sk_', 'test_sk_', 'live_gsk_', 'test_gsk_'],
  // sk for the API, gsk for the payment widget. Keys of the documentation (test_gsk_docs_…) are everybody’s.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<mode>live|test)_g?sk_(?!docs_)(?<random>(?=[A-Za-z]{0,27}\d)[A-Za-z0-9]{24,48}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'TOSS_SECRET_KEY',
  remediation: {
    risk: 'confirm and cancel payments of your shop, read them, and charge stored billing keys',
    revokeAt: 'https://developers.tosspayments.com/my/api-keys',
    steps: [
      'In the Toss Payments developer centre open “API 키”, choose the MID, and reissue the secret key (시크릿 키 재발급).',
      'Set the new key on the server that confirms payments; client key and secret key must be of one set.',
      'Look through cancellations and billing payments since the leak.',
    ],
    prevention: ['Confirm payments on your server only, and develop with the test_ keys, which move no money.'],
  },
  source: 'https://docs.tosspayments.com/reference/using-api/api-keys',
  examples: [`TOSS_SECRET_KEY=live_gsk_${sample.base62(28)}`, `const secretKey = 'test_sk_${sample.base62(32, 't')}'`],
  counterexamples: [
    `test_gsk_docs_${sample.base62(24)}`,
    'TOSS_SECRET_KEY=live_sk_your_key',
    `test_sk_${'x'.repeat(28)}`,
  ],
})
