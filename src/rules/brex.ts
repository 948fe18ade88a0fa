import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'brex-user-token',
  provider: 'Brex',
  title: 'Brex user token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['bxt_'],
  // The sample in the documentation: `bxt_` and letters and digits. Brex publishes no length.
  pattern: /(?<![A-Za-z0-9])(?<secret>bxt_(?<random>[A-Za-z0-9]{32,64}))(?![A-Za-z0-9_-])/g,
  variable: 'BREX_TOKEN',
  remediation: {
    risk: 'read transactions and cards of the company, and start payments if the token has those scopes',
    revokeAt: 'https://dashboard.brex.com/settings/developer',
    steps: [
      'In the Brex dashboard open “Developer”, “Settings”, and revoke the bxt_ token.',
      'Create a token with read-only scopes for each integration; it is shown once.',
      'Check transfers and vendors since the leak with your finance team.',
    ],
    prevention: ['Unused tokens end after 30 days; let each integration have its own, so that this works.'],
  },
  source: 'https://developer.brex.com/docs/authentication/',
  examples: [`BREX_TOKEN=bxt_${sample.base62(40)}`, `Authorization: Bearer bxt_${sample.base62(40, 'bx')}`],
  counterexamples: ['BREX_TOKEN=bxt_your_token', `bxt_${'x'.repeat(40)}`],
})
