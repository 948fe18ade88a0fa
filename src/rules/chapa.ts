import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'chapa-secret-key',
  provider: 'Chapa',
  title: 'Chapa secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['CHASECK'],
  pattern: /(?<![A-Za-z0-9])(?<secret>CHASECK(?<mode>_TEST)?-(?<random>[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { _test: 'test' }, otherwise: 'live' },
  variable: 'CHAPA_SECRET_KEY',
  remediation: {
    risk: 'start and verify payments, and send transfers to bank accounts from your Chapa balance',
    revokeAt: 'https://dashboard.chapa.co/dashboard/profile/api',
    steps: [
      'In the Chapa dashboard open your profile, “API”, and regenerate the keys of the mode that leaked.',
      'Deploy CHAPA_SECRET_KEY, and the encryption key as well if inline checkout uses it.',
      'Look through “Transfers” for recipients you do not know.',
    ],
    prevention: ['Turn on transfer approval, so that a transfer waits for an answer of your server.'],
  },
  source: 'https://developer.chapa.co/integrations/accept-payments',
  examples: [
    `CHAPA_SECRET_KEY=CHASECK-${sample.base62(32)}`,
    `'Authorization: Bearer CHASECK_TEST-${sample.base62(32, 'c')}'`,
  ],
  counterexamples: ['CHAPA_SECRET_KEY=CHASECK_TEST-xxxxxxxxxxxx', `CHASECK-${'x'.repeat(32)}`],
})
