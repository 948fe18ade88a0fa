import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'dnsimple-api-token',
  provider: 'DNSimple',
  title: 'DNSimple API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['dnsimple_a_', 'dnsimple_u_'],
  // a: of an account, u: of a user. Older tokens have no prefix.
  pattern: /(?<![A-Za-z0-9])(?<secret>dnsimple_[au]_(?<random>[A-Za-z0-9]{24,64}))(?![A-Za-z0-9_-])/g,
  variable: 'DNSIMPLE_TOKEN',
  remediation: {
    risk: 'change DNS records, certificates and registrations of the account’s domains',
    revokeAt: 'https://dnsimple.com/user',
    steps: [
      'For dnsimple_a_ open the account’s “Access Tokens”, for dnsimple_u_ those of the user, and delete the token.',
      'Press “New access token”, scoped to the zones the client manages, and deploy it.',
      'Look at the activity log of each domain for changed name servers and records.',
    ],
    prevention: ['Prefer account tokens with scoped access; a user token reaches every account of the user.'],
  },
  source: 'https://support.dnsimple.com/articles/api-access-token/',
  examples: [
    `DNSIMPLE_TOKEN=dnsimple_a_${sample.base62(32)}`,
    `provider "dnsimple" { token = "dnsimple_u_${sample.base62(32, 'd')}" }`,
  ],
  counterexamples: ['DNSIMPLE_TOKEN=dnsimple_a_xxx', `dnsimple_a_${'x'.repeat(32)}`],
})
