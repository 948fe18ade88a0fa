import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'kraken-private-key',
  provider: 'Kraken',
  title: 'Kraken API private key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['kraken'],
  ...assigned('kraken[A-Za-z0-9_.-]{0,16}(?:secret|private|key)|kraken', '[A-Za-z0-9+/]{86}==', 'A-Za-z0-9+/_-'),
  variable: 'KRAKEN_API_SECRET',
  remediation: {
    risk: 'trade and, with that permission, withdraw to the addresses saved in your account',
    revokeAt: 'https://pro.kraken.com/app/settings/api',
    steps: [
      'In the Kraken Pro settings, “API”, delete the key that the private key belongs to.',
      'Look at the ledger and the trades, and at the list of withdrawal addresses.',
      'Create a key without “Withdraw”, with an IP whitelist and an expiration.',
    ],
    prevention: ['Turn the Global Settings Lock on, so that nobody can add withdrawal addresses quickly.'],
  },
  source: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
  examples: [`KRAKEN_API_SECRET=${sample.base64(86)}==`, `kraken_private_key: "${sample.base64(86, 'k')}=="`],
  counterexamples: [`API_SECRET=${sample.base64(86)}==`, `KRAKEN_API_SECRET=${'x'.repeat(86)}==`],
})
