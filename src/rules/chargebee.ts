import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'chargebee-api-key',
  provider: 'Chargebee',
  title: 'Chargebee API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['chargebee'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>(?<mode>live|test)_(?<random>[A-Za-z0-9]{28,50}))(?![A-Za-z0-9])/g,
  reach: { before: 600, after: 600 },
  context: ['chargebee'],
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'CHARGEBEE_API_KEY',
  remediation: {
    risk: 'read and change subscriptions, invoices and customers',
    revokeAt: 'https://app.chargebee.com/',
    steps: [
      'In the Chargebee site that the key belongs to open “Settings”, “Configure Chargebee”, “API Keys”, and delete it; test and live site have keys of their own.',
      'Add a “Read-Only Key” (transactions or all) for reports, and a full-access key only for the service that bills.',
      'Review subscription and invoice changes since the leak.',
    ],
    prevention: [
      'Prefer read-only or publishable keys.',
      'Name the addresses of your servers when you create a Chargebee key (“IP Whitelisting”).',
    ],
  },
  source: 'https://apidocs.chargebee.com/docs/api/auth',
  examples: [
    `CHARGEBEE_API_KEY=live_${sample.base62(35)}`,
    `chargebee.configure({ site: 'acme-test', api_key: 'test_${sample.base62(36)}' })`,
  ],
  counterexamples: [`API_KEY=live_${sample.base62(35)}`, 'CHARGEBEE_API_KEY=live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
})
