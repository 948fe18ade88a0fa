import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'abacatepay-api-key',
  provider: 'AbacatePay',
  title: 'AbacatePay API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['abc_dev_', 'abc_prod_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>abc_(?<mode>dev|prod)_(?<random>(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { prod: 'live', dev: 'test' } },
  variable: 'ABACATEPAY_API_KEY',
  remediation: {
    risk: 'create Pix charges and withdrawals of your store, and read the tax numbers of its customers',
    revokeAt: 'https://www.abacatepay.com/app',
    steps: [
      'In the AbacatePay dashboard open “Integração”, “Chaves de API”, and revoke the abc_ key.',
      'Create one with the permissions the store needs, and set it as ABACATEPAY_API_KEY.',
      'Look through “Saques” for withdrawals that you did not ask for.',
    ],
    prevention: ['Leave the permission for withdrawals off the key of the checkout.'],
  },
  source: 'https://docs.abacatepay.com/pages/authentication',
  examples: [`ABACATEPAY_API_KEY=abc_prod_${sample.base62(24)}`, `new AbacatePay('abc_dev_${sample.base62(24, 'a')}')`],
  counterexamples: ['ABACATEPAY_API_KEY=abc_dev_your_key_here', `abc_prod_${'x'.repeat(24)}`],
})
