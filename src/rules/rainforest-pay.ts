import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'rainforest-pay-api-key',
  provider: 'Rainforest Pay',
  title: 'Rainforest Pay API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['apikey_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>apikey_(?<random>[a-f0-9]{64}))(?![A-Za-z0-9])/g,
  mode: { near: { live: ['//api.rainforestpay.com'], test: ['sandbox'] } },
  variable: 'RAINFOREST_API_KEY',
  remediation: {
    risk: 'take payments for the merchants of your platform and read their data',
    revokeAt: 'https://platform.rainforestpay.com/',
    steps: [
      'In the Rainforest platform portal open the API keys, and revoke the one whose prefix leaked.',
      'Create an API key there for your server and deploy it.',
      'Check payins, refunds and payouts since the leak.',
    ],
    prevention: [
      'Develop against the sandbox platform: its sbx_apikey_ key reaches no merchant.',
      'Give components session keys, which expire.',
    ],
  },
  source: 'https://docs.rainforestpay.com/',
  examples: [`RAINFOREST_API_KEY=apikey_${sample.hex(64)}`, `Authorization: Bearer apikey_${sample.hex(64, 'header')}`],
  counterexamples: [`apikey_${'0'.repeat(64)}`, `x_apikey_${sample.hex(64)}`],
})
