import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'scalingo-api-token',
  provider: 'Scalingo',
  title: 'Scalingo API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['tk-us-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>tk-us-(?<random>[A-Za-z0-9_-]{44,56}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  variable: 'SCALINGO_API_TOKEN',
  remediation: {
    risk: 'deploy, read variables and run commands in your applications',
    revokeAt: 'https://dashboard.scalingo.com/account/tokens',
    steps: [
      'Open Account, API Tokens, and revoke the token.',
      'Create one for each use, and update scalingo login --api-token in CI.',
      'Look at the events of your applications for deployments and variables read by others.',
    ],
    prevention: ['Use one token for each pipeline, so that revoking one stops nothing else.'],
  },
  source: 'https://developers.scalingo.com/',
  examples: [
    `SCALINGO_API_TOKEN=tk-us-${sample.base64url(48)}`,
    `scalingo login --api-token tk-us-${sample.base64url(48, 'cli')}`,
  ],
  counterexamples: ['tk-us-your-token'],
})
