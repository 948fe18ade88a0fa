import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'creem-api-key',
  provider: 'Creem',
  title: 'Creem API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['creem_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>creem_(?<mode>test_)?(?<random>(?=[A-Za-z]{0,21}\d)[A-Za-z0-9]{20,24}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { test_: 'test' }, otherwise: 'live' },
  variable: 'CREEM_API_KEY',
  remediation: {
    risk: 'read the customers and transactions of your store, and cancel or change their subscriptions',
    revokeAt: 'https://creem.io/dashboard/developers',
    steps: [
      'In the Creem dashboard open “Developers”, choose live or test mode, and generate another API key.',
      'Deploy CREEM_API_KEY, run creem login again on your machine, and delete the leaked key.',
      'Look through subscriptions and licenses that were changed since the leak.',
    ],
    prevention: ['Build with creem_test_ keys: test-api.creem.io shares nothing with the live store.'],
  },
  source: 'https://docs.creem.io/code/cli',
  examples: [`CREEM_API_KEY=creem_${sample.base62(22)}`, `creem login --api-key creem_test_${sample.base62(22, 'c')}`],
  counterexamples: ['CREEM_API_KEY=creem_test_YOUR_KEY_HERE', `CREEM_API_KEY=creem_123456789`],
})
