import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'retool-access-token',
  provider: 'Retool',
  title: 'Retool access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['retool_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>retool_(?<random>[a-z0-9]{26,40}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  isGenuine: (secret) => /\d.*\d/.test(secret),
  variable: 'RETOOL_ACCESS_TOKEN',
  remediation: {
    risk: 'change apps, users and groups of the organization',
    revokeAt: 'https://docs.retool.com/org-users/guides/retool-api/authentication',
    steps: [
      'Open Settings, API, and revoke the token.',
      'Create another for the one Retool space it serves, scope by scope.',
    ],
    prevention: ['Choose scopes one by one.'],
  },
  source: 'https://docs.retool.com/org-users/guides/retool-api/authentication',
  examples: [
    `RETOOL_ACCESS_TOKEN=retool_${sample.base36(32)}`,
    `Authorization: Bearer retool_${sample.base36(32, 'h')}`,
  ],
  counterexamples: ['retool_configuration'],
})
