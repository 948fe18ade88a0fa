import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'omise-secret-key',
  provider: 'Omise (Opn Payments)',
  title: 'Omise secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['skey_'],
  // The documentation shows one test key, which is somebody’s all the same.
  pattern: /(?<![A-Za-z0-9])(?<secret>skey_(?:(?<mode>test)_)?(?<random>[a-z0-9]{16,24}))(?![A-Za-z0-9])/g,
  mode: { marks: { test: 'test' }, otherwise: 'live' },
  variable: 'OMISE_SECRET_KEY',
  remediation: {
    risk: 'charge cards, refund charges and transfer money to bank accounts',
    revokeAt: 'https://dashboard.omise.co/v2/settings/keys',
    steps: [
      'In the Omise dashboard open “Keys” in the mode of the leaked key, and choose “Roll keys”, which gives a new public and secret key.',
      'Choose “Revoke key now”; otherwise the old one works for another 60 minutes.',
      'Compare charges and transfers since the leak with your own records.',
    ],
    prevention: [
      'Use skey_test_ keys outside production.',
      'Tokenise cards in the browser with the public key, so that only your server holds the secret one.',
    ],
  },
  source: 'https://docs.omise.co/api-authentication',
  examples: [`OMISE_SECRET_KEY=skey_${sample.base36(19)}`, `omise.api_key = "skey_test_${sample.base36(19, 'test')}"`],
  counterexamples: [`pkey_${sample.base36(19)}`, 'skey_test_xxxxxxxxxxxxxxxxxxx'],
})
