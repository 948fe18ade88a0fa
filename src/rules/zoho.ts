import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'zoho-oauth-token',
  provider: 'Zoho',
  title: 'Zoho OAuth token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['zoho'],
  context: ['zoho'],
  // Grant, access and refresh tokens look alike: the data centre’s mark, then two groups of 32 hex digits.
  pattern: /(?<![A-Za-z0-9.])(?<secret>1000\.(?<random>[0-9a-f]{32})\.[0-9a-f]{32})(?![A-Za-z0-9_.-])/g,
  reach: { before: 400, after: 800 },
  variable: 'ZOHO_REFRESH_TOKEN',
  remediation: {
    risk: 'call the Zoho APIs of its scopes as the user who consented; a refresh token does so until it is revoked',
    revokeAt: 'https://api-console.zoho.com/',
    steps: [
      'Revoke it with the call below; access tokens made from it end within the hour.',
      'Generate a new grant token in the API console, and exchange it for a refresh token.',
      'If client id and secret stood beside it, delete the client in the API console and register another.',
    ],
    command: 'POST https://accounts.zoho.com/oauth/v2/token/revoke?token=<refresh token>',
    prevention: ['Ask for the narrowest scopes (ZohoCRM.modules.leads.READ rather than ZohoCRM.modules.ALL).'],
  },
  source: 'https://www.zoho.com/accounts/protocol/oauth.html',
  examples: [
    `ZOHO_REFRESH_TOKEN=1000.${sample.hex(32)}.${sample.hex(32, 'b')}`,
    `Authorization: Zoho-oauthtoken 1000.${sample.hex(32, 'z')}.${sample.hex(32, 'y')}`,
  ],
  counterexamples: [`1000.${'x'.repeat(32)}.${'x'.repeat(32)}`, `v1000.${sample.hex(32)}`],
})
