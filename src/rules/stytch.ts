import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'stytch-project-secret',
  provider: 'Stytch',
  title: 'Stytch project secret',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['secret-live-', 'secret-test-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>secret-(?<mode>live|test)-(?<random>[A-Za-z0-9_-]{32,44}={0,2}))(?![A-Za-z0-9_=-])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'STYTCH_SECRET',
  remediation: {
    risk: 'authenticate as and manage every user of the project',
    revokeAt: 'https://stytch.com/dashboard/api-keys',
    steps: [
      'Open API keys and create a new secret for the project.',
      'Roll it out to the servers that call the Stytch API, then delete the leaked secret of the project.',
      'Revoke the sessions of the project if the secret was public, and search its event log for users and factors that changed.',
    ],
    prevention: [
      'Use the test project’s secret (secret-test-) outside production.',
      'Browsers get the public token only.',
    ],
  },
  source: 'https://stytch.com/docs/api',
  examples: [
    `STYTCH_SECRET=secret-live-${sample.base64url(35)}=`,
    `secret: 'secret-test-${sample.base64url(35, 'test')}='`,
  ],
  counterexamples: [`project-live-${sample.uuid()}`, 'secret-test-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
})
