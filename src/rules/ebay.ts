import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const hexes = (seed = '') =>
  [sample.hex(12, seed), ...['a', 'b', 'c', 'd'].map((part) => sample.hex(4, seed + part))].join('-')

export default defineRules({
  id: 'ebay-client-secret',
  provider: 'eBay',
  title: 'eBay client secret (Cert ID)',
  severity: 'high',
  certainty: 'certain',
  keywords: ['PRD-', 'SBX-'],
  pattern: /(?<![A-Za-z0-9-])(?<secret>(?<mode>PRD|SBX)-(?<random>[a-f0-9]{12}(?:-[a-f0-9]{4}){4}))(?![A-Za-z0-9-])/g,
  mode: { marks: { prd: 'live', sbx: 'test' } },
  variable: 'EBAY_CLIENT_SECRET',
  remediation: {
    risk: 'get tokens for your application and act for sellers who trusted it',
    revokeAt: 'https://developer.ebay.com/my/keys',
    steps: [
      'Open Application keys and rotate the Cert ID.',
      'Set it as the Cert ID in the service that mints eBay tokens, for production and sandbox apart.',
      'Ask sellers to grant access again if their tokens may have been issued to others.',
    ],
    prevention: ['Use the sandbox keyset (SBX-) in development.'],
  },
  source: 'https://developer.ebay.com/api-docs/static/oauth-credentials.html',
  examples: [`EBAY_CLIENT_SECRET=PRD-${hexes()}`, `"certId": "SBX-${hexes('sbx')}"`],
  counterexamples: [`ada-shop-PRD-${sample.hex(9)}-${sample.hex(8)}`, 'PRD-000000000000-0000-0000-0000-0000'],
})
