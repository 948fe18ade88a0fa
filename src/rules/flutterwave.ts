import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'flutterwave-secret-key',
  provider: 'Flutterwave',
  title: 'Flutterwave secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['FLWSECK-', 'FLWSECK_TEST-'],
  // Newer keys have a second group before the closing `-X`; both lengths are observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>FLWSECK(?<mode>_TEST)?-(?<random>[A-Za-z0-9]{28,64}(?:-[A-Za-z0-9]{6,32})?)-X)(?![A-Za-z0-9])/g,
  mode: { marks: { _test: 'test' }, otherwise: 'live' },
  variable: 'FLW_SECRET_KEY',
  remediation: {
    risk: 'charge customers and send transfers and payouts from your Flutterwave balance',
    revokeAt: 'https://app.flutterwave.com/dashboard/settings/apis',
    steps: [
      'Under Settings, “API keys”, choose “Generate secret keys”; the previous live key is replaced.',
      'Deploy the new secret key, and the new encryption key with it.',
      'Check the transfers and beneficiaries of your balance since the leak.',
    ],
    prevention: [
      'Whitelist the IP addresses that may start transfers.',
      'Move to the v4 API, whose access tokens from client id and secret last ten minutes.',
    ],
  },
  source: 'https://developer.flutterwave.com/docs/authentication',
  examples: [
    `FLW_SECRET_KEY=FLWSECK-${sample.hex(32)}-X`,
    `FLWSECK_TEST-${sample.hex(32, 'test')}-X`,
    `secret: 'FLWSECK-${sample.hex(32, 'new')}-${sample.hex(11)}vt-X'`,
  ],
  counterexamples: ['FLWSECK_TEST-SANDBOXDEMOKEY-X', `FLWPUBK-${sample.hex(32)}-X`, `FLWSECK-${'x'.repeat(32)}-X`],
})
