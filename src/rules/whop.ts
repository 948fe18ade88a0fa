import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'whop-api-key',
  provider: 'Whop',
  title: 'Whop API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['apik_'],
  // 13 characters, the number of the account, C for a company, and 62 to 64 hex digits, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>apik_(?<random>[A-Za-z0-9]{12,16}_A\d{5,10}_(?:C_)?[0-9a-f]{60,64}))(?![A-Za-z0-9_-])/g,
  variable: 'WHOP_API_KEY',
  remediation: {
    risk: 'act for your company or app on Whop with its permissions: read members and payments, refund, and pay out',
    revokeAt: 'https://whop.com/dashboard/developer',
    steps: [
      'In the Whop developer dashboard open the key under “Company API Keys”, or the app it belongs to, and rotate or delete it.',
      'Deploy WHOP_API_KEY to your server; the WHOP_CLIENT_SECRET of an app has the same form and may need it too.',
      'Look through refunds, withdrawals and memberships since the leak.',
    ],
    prevention: ['Give a key custom permissions, an expiry and an IP allowlist, and build against sandbox.whop.com.'],
  },
  source: 'https://docs.whop.com/developer/api/getting-started',
  examples: [
    `WHOP_API_KEY=apik_${sample.base62(13)}_A${sample.digits(7)}_C_${sample.hex(62)}`,
    `apiKey: 'apik_${sample.base62(13, 'w')}_A${sample.digits(7, 'w')}_${sample.hex(64, 'w')}'`,
  ],
  counterexamples: ['WHOP_API_KEY=apik_xxxxxxxxxxxxxxx', `apik_${sample.base62(40)}`],
})
