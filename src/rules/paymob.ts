import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'paymob-secret-key',
  provider: 'Paymob',
  title: 'Paymob secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['_sk_live_', '_sk_test_'],
  // The country, then the mode, and 64 hex digits.
  pattern: /(?<![A-Za-z0-9])(?<secret>[a-z]{3}_sk_(?<mode>live|test)_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/gi,
  mode: { marks: { live: 'live', test: 'test' } },
  isGenuine: (secret) => /^(?:egy|sau|ksa|are|uae|omn|pak)_/i.test(secret),
  precedence: 3,
  variable: 'PAYMOB_SECRET_KEY',
  remediation: {
    risk: 'create payment intentions, refund, void and capture the payments of your shop',
    revokeAt: 'https://accept.paymob.com/portal2/en/settings',
    steps: [
      'In the Paymob dashboard open “Settings”, “Account Info”, and regenerate the secret key of the mode.',
      'Replace it in the server that calls /v1/intention, where it stands after “Token”.',
      'Look through refunds and voids since the leak, and change the HMAC secret if it stood beside the key.',
    ],
    prevention: ['Check the HMAC of every callback, so that a forged one marks no order as paid.'],
  },
  source: 'https://developers.paymob.com/egypt/getting-started-egypt',
  examples: [
    `PAYMOB_SECRET_KEY=egy_sk_live_${sample.hex(64)}`,
    `Authorization: Token egy_sk_test_${sample.hex(64, 'p')}`,
  ],
  counterexamples: ['secretKey: egy_sk_test_...', `egy_sk_test_${'0'.repeat(64)}`],
})
