import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'midtrans-server-key',
  provider: 'Midtrans',
  title: 'Midtrans server key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['Mid-server-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>(?:(?<mode>SB)-)?Mid-server-(?<random>[A-Za-z0-9_-]{18,40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 8 },
  mode: { marks: { sb: 'test' }, otherwise: 'live' },
  variable: 'MIDTRANS_SERVER_KEY',
  remediation: {
    risk: 'create and approve transactions and refund them',
    revokeAt: 'https://dashboard.midtrans.com/settings/config_info',
    steps: [
      'Open Settings, Access keys, and regenerate the server key.',
      'Replace it in every service that signs or verifies notifications.',
      'Check refunds and transaction status changes since the leak.',
    ],
    prevention: ['Use the sandbox key (SB-Mid-server-) in development.', 'Give the browser the client key only.'],
  },
  source: 'https://docs.midtrans.com/',
  examples: [
    `MIDTRANS_SERVER_KEY=Mid-server-${sample.base64url(24)}`,
    `serverKey: 'SB-Mid-server-${sample.base64url(24, 'sb')}'`,
  ],
  counterexamples: [`Mid-client-${sample.base64url(24)}`, 'Mid-server-xxxxxxxxxxxxxxxxxxxxxxxx'],
})
