import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'retool-access-token',
  provider: 'Retool',
  title: 'Retool access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['retool_'],
  // `retool_01…` is a ULID in base32, `retool_wk_` a key that starts workflows.
  pattern: /(?<![A-Za-z0-9_])(?<secret>retool_(?:wk_)?(?<random>[a-z0-9]{26,40}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  isGenuine: (secret) => /\d.*\d/.test(secret),
  variable: 'RETOOL_ACCESS_TOKEN',
  remediation: {
    risk: 'change apps, users and groups of the organization',
    revokeAt: 'https://docs.retool.com/org-users/guides/retool-api/authentication',
    steps: [
      'In the Retool organization open “Settings”, “API”, and revoke the retool_ token.',
      'Create one with only the scopes that the script needs, such as Users: read.',
    ],
    prevention: [
      'Avoid the scopes that write groups and permissions: with these a token can make its holder an administrator.',
    ],
  },
  source: 'https://docs.retool.com/org-users/guides/retool-api/authentication',
  examples: [
    `RETOOL_ACCESS_TOKEN=retool_${sample.base36(32)}`,
    `Authorization: Bearer retool_${sample.base36(32, 'h')}`,
  ],
  counterexamples: ['retool_configuration'],
})
