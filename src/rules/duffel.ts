import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'duffel-access-token',
  provider: 'Duffel',
  title: 'Duffel access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['duffel_live_', 'duffel_test_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>duffel_(?<mode>live|test)_(?<random>[A-Za-z0-9_=-]{36,60}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'DUFFEL_ACCESS_TOKEN',
  remediation: {
    risk: 'book flights and stays, and pay for them from your balance',
    revokeAt: 'https://app.duffel.com/tokens',
    steps: [
      'Open Developers, Access tokens, and delete the token.',
      'Make another in the same mode and hand it to the booking service.',
      'Check the orders since the leak, and cancel those that nobody made.',
    ],
    prevention: ['Use duffel_test_ tokens in development.', 'Use read-only tokens where nothing is booked.'],
  },
  source: 'https://duffel.com/docs/api/overview/test-mode',
  examples: [
    `DUFFEL_ACCESS_TOKEN=duffel_live_${sample.base64url(43)}`,
    `new Duffel({ token: 'duffel_test_${sample.base64url(43, 'test')}' })`,
  ],
  counterexamples: [`duffel_live_${'x'.repeat(43)}`, 'duffel_test_token'],
})
