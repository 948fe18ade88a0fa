import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'settlemint-access-token',
  provider: 'SettleMint',
  title: 'SettleMint access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sm_pat_', 'sm_aat_', 'sm_sat_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sm_[pas]at_(?<random>[A-Za-z0-9]{14,32}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'SETTLEMINT_ACCESS_TOKEN',
  remediation: {
    risk: 'manage the blockchain networks and applications of the account',
    revokeAt: 'https://console.settlemint.com/',
    steps: [
      'Open the personal, application or service access tokens and delete this one.',
      'Create another with an expiration and update the SDK configuration.',
    ],
    prevention: ['Use sm_aat_ tokens, which reach one application, rather than the sm_pat_ of a person.'],
  },
  source: 'https://console.settlemint.com/documentation/',
  examples: [`SETTLEMINT_ACCESS_TOKEN=sm_pat_${sample.base62(16)}`, `token: sm_aat_${sample.base62(16, 'y')}`],
  counterexamples: ['sm_pat_token'],
})
