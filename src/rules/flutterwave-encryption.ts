import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'flutterwave-encryption-key',
  provider: 'Flutterwave',
  title: 'Flutterwave encryption key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['FLWSECK'],
  pattern: /(?<![A-Za-z0-9])(?<secret>FLWSECK(?:_(?<mode>TEST)-?|-)?(?<random>[a-f0-9]{12,24}))(?![A-Za-z0-9-])/g,
  mode: { marks: { test: 'test' }, otherwise: 'live' },
  precedence: -1,
  variable: 'FLUTTERWAVE_ENCRYPTION_KEY',
  remediation: {
    risk: 'encrypt card charges as your integration does',
    revokeAt: 'https://app.flutterwave.com/dashboard/settings/apis',
    steps: [
      'Open Settings, APIs, and generate new keys: the encryption key changes with the secret key.',
      'Replace both in the service that charges cards.',
    ],
    prevention: ['Charge Flutterwave’s test cards with the FLWSECK_TEST key until the integration is approved.'],
  },
  source: 'https://developer.flutterwave.com/docs/encryption',
  examples: [
    `FLUTTERWAVE_ENCRYPTION_KEY=FLWSECK_TEST${sample.hex(12)}`,
    `encryptionKey: 'FLWSECK${sample.hex(14, 'y')}'`,
  ],
  counterexamples: ['FLWSECK_TEST'],
})
