import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'recharge-api-key',
  provider: 'Recharge Payments',
  title: 'Recharge API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sk_1x', 'sk_2x', 'sk_3x', 'sk_5x', 'sk_10x', 'sk_test_1', 'sk_test_2', 'sk_test_3', 'sk_test_5'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>sk_(?:(?<mode>test)_)?(?:10|[1235])x[123]_(?<random>[a-f0-9]{64}))(?![A-Za-z0-9])/g,
  mode: { marks: { test: 'test' }, otherwise: 'live' },
  precedence: 1,
  variable: 'RECHARGE_API_KEY',
  remediation: {
    risk: 'read and change the subscriptions and charges of the store',
    revokeAt: 'https://merchant.rechargeapps.com/',
    steps: [
      'Open Apps, then API tokens, and revoke the token.',
      'Make another with the scopes this integration needs.',
      'Look through subscription and order changes since the leak.',
    ],
    prevention: ['Give each integration its own token with read scopes where reading is enough.'],
  },
  source: 'https://developer.rechargepayments.com/',
  examples: [
    `X-Recharge-Access-Token: sk_1x1_${sample.hex(64)}`,
    `RECHARGE_API_KEY=sk_test_2x2_${sample.hex(64, 'test')}`,
  ],
  counterexamples: [`sk_1x1_${'0'.repeat(64)}`, 'sk_1x1_your_token'],
})
