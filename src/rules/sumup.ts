import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sumup-api-key',
  provider: 'SumUp',
  title: 'SumUp secret API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sup_sk_'],
  // Some 33 letters and digits, as observed; public keys begin with sup_pk_.
  pattern: /(?<![A-Za-z0-9])(?<secret>sup_sk_(?<random>(?=[A-Za-z]{0,32}\d)[A-Za-z0-9]{30,40}))(?![A-Za-z0-9_-])/g,
  variable: 'SUMUP_API_KEY',
  remediation: {
    risk: 'take payments and refund them as your merchant account, and read its transactions and payouts',
    revokeAt: 'https://me.sumup.com/settings/api-keys',
    steps: [
      'In the SumUp dashboard open “Settings”, “For developers”, “API keys”, and delete the sup_sk_ key.',
      'Create one, and set it as SUMUP_API_KEY on the server that creates checkouts.',
      'Look through refunds and card reader payments since the leak.',
    ],
    prevention: ['Develop with the key of a sandbox merchant account.'],
  },
  source: 'https://developer.sumup.com/tools/authorization/api-keys/',
  examples: [
    `SUMUP_API_KEY=sup_sk_${sample.base62(33)}`,
    `headers: { Authorization: 'Bearer sup_sk_${sample.base62(32, 's')}' }`,
  ],
  counterexamples: ['SUMUP_API_KEY=sup_sk_test', `sup_sk_${'X'.repeat(33)}`],
})
