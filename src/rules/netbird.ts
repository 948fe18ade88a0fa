import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'netbird-access-token',
  provider: 'NetBird',
  title: 'NetBird personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['nbp_'],
  // 30 characters and their CRC-32 in base62: management/server/types/personal_access_token.go of netbirdio/netbird.
  pattern: /(?<![A-Za-z0-9])(?<secret>nbp_(?<random>(?=[A-Za-z]{0,34}\d)[A-Za-z0-9]{36}))(?![A-Za-z0-9_-])/g,
  variable: 'NB_PAT',
  remediation: {
    risk: 'add peers to your network and change its access policies, as its user may',
    revokeAt: 'https://app.netbird.io/team/users',
    steps: [
      'Open the user or service user under “Team” in NetBird, and delete the token from its list of access tokens.',
      'Look at “Activity” and at the list of peers for machines you do not know.',
      'Create a token with a short expiry for a service user, and set it as NB_PAT.',
    ],
    prevention: ['Let service users have the role User; only provisioning needs Admin.'],
  },
  source: 'https://docs.netbird.io/how-to/access-netbird-public-api',
  examples: [`NB_PAT=nbp_${sample.base62(36)}`, `Authorization: Token nbp_${sample.base62(36, 'n')}`],
  counterexamples: ['NB_PAT=nbp_your_token', `nbp_${'x'.repeat(36)}`],
})
