import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cashfree-client-secret',
  provider: 'Cashfree',
  title: 'Cashfree secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['cfsk_ma_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>cfsk_ma_(?<mode>prod|test)_(?<random>[0-9a-f]{32}_[0-9a-f]{8}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { prod: 'live', test: 'test' } },
  variable: 'CASHFREE_SECRET_KEY',
  remediation: {
    risk: 'with the app id beside it create orders and refunds, and read the payments of your customers',
    revokeAt: 'https://merchant.cashfree.com/merchants/pg/developers/api-keys',
    steps: [
      'In the Cashfree merchant dashboard open “Developers”, “Payment Gateway”, “API Keys”, in the mode the prefix names.',
      'Generate a new pair, set app id and secret together, and delete the pair that leaked.',
      'Look through refunds and payouts since the leak; webhooks are signed with the same secret, so deploy it there too.',
    ],
    prevention: [
      'Whitelist the addresses of your servers in the Cashfree dashboard, and call the API from there only.',
    ],
  },
  source: 'https://www.cashfree.com/docs/api-reference/authentication',
  examples: [
    `CASHFREE_SECRET_KEY=cfsk_ma_prod_${sample.hex(32)}_${sample.hex(8)}`,
    `"x-client-secret": "cfsk_ma_test_${sample.hex(32, 't')}_${sample.hex(8, 't')}"`,
  ],
  counterexamples: ['CASHFREE_SECRET_KEY=cfsk_ma_test_your_key', `cfsk_ma_prod_${'0'.repeat(32)}_${'0'.repeat(8)}`],
})
