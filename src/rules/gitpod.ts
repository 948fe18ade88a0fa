import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'gitpod-personal-access-token',
  provider: 'Gitpod (Ona)',
  title: 'Gitpod personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['gitpod_pat_'],
  // A signature, then the value: components/public-api-server/pkg/auth/personal_access_token.go of gitpod-io/gitpod.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>gitpod_pat_[A-Za-z0-9_-]{40,46}\.(?<random>[A-Za-z0-9_-]{20,100}))(?![A-Za-z0-9_-])/g,
  variable: 'GITPOD_TOKEN',
  remediation: {
    risk: 'start workspaces as you and read what they clone, with the Git access of your account',
    revokeAt: 'https://gitpod.io/user/tokens',
    steps: [
      'On the page “Access Tokens” of the Gitpod user settings delete the token by its name.',
      'Create one with an expiry and the permissions its script needs.',
      'Stop workspaces that you did not start, and review the Git providers that are connected.',
    ],
    prevention: ['Choose an expiration of 30 days; the API refuses the token after that.'],
  },
  source:
    'https://github.com/gitpod-io/gitpod/blob/main/components/public-api-server/pkg/auth/personal_access_token.go',
  examples: [
    `GITPOD_TOKEN=gitpod_pat_${sample.base64url(43)}.${sample.base62(40)}`,
    `Authorization: Bearer gitpod_pat_${sample.base64url(43, 'g')}.${sample.base62(40, 'g')}`,
  ],
  counterexamples: ['GITPOD_TOKEN=gitpod_pat_example.personal-access-token', `gitpod_pat_${sample.base64url(43)}`],
})
