import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'shippo-api-token',
  provider: 'Shippo',
  title: 'Shippo API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['shippo_live_', 'shippo_test_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>shippo_(?<mode>live|test)_(?<random>[a-f0-9]{40}))(?![A-Za-z0-9])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'SHIPPO_API_TOKEN',
  remediation: {
    risk: 'buy shipping labels on your account and read addresses',
    revokeAt: 'https://apps.goshippo.com/settings/api',
    steps: [
      'In Shippo open “Settings”, “API”, and delete the shippo_ token.',
      'Generate another and put it into the service that buys labels.',
      'Void the labels that were bought since the leak without you.',
    ],
    prevention: ['Use shippo_test_ tokens in development: no label is charged.'],
  },
  source: 'https://docs.goshippo.com/docs/guides_general/authentication/',
  examples: [
    `SHIPPO_API_TOKEN=shippo_live_${sample.hex(40)}`,
    `Authorization: ShippoToken shippo_test_${sample.hex(40, 'test')}`,
  ],
  counterexamples: [`shippo_live_${'0'.repeat(40)}`, 'shippo_test_token'],
})
