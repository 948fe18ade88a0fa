import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'woocommerce-api-key',
  provider: 'WooCommerce',
  title: 'WooCommerce consumer secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['cs_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>cs_(?<random>[a-f0-9]{40}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'WOOCOMMERCE_CONSUMER_SECRET',
  remediation: {
    risk: 'read and change the orders and customers of the shop',
    revokeAt: 'https://woocommerce.com/document/woocommerce-rest-api/',
    steps: [
      'Open WooCommerce, Settings, Advanced, REST API, and revoke the key.',
      'Add another with Read where nothing is written.',
    ],
    prevention: ['Give each integration a key of its own, for a user with few capabilities.'],
  },
  source: 'https://woocommerce.com/document/woocommerce-rest-api/',
  examples: [`WOOCOMMERCE_CONSUMER_SECRET=cs_${sample.hex(40)}`, `consumerSecret: 'cs_${sample.hex(40, 'y')}'`],
  counterexamples: ['cs_secret', `cs_${sample.base62(24)}`],
})
