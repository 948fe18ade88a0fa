import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'typeform-token',
  provider: 'Typeform',
  title: 'Typeform personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['tfp_'],
  // 59 characters usually; scanners saw 40 and more.
  pattern: /(?<![A-Za-z0-9])(?<secret>tfp_(?<random>[A-Za-z0-9_.=-]{37,79}[A-Za-z0-9_=-]))(?![A-Za-z0-9_-])/g,
  variable: 'TYPEFORM_TOKEN',
  remediation: {
    risk: 'download the answers people gave in your typeforms, and change forms and webhooks within its scopes',
    revokeAt: 'https://admin.typeform.com/user/tokens',
    steps: [
      'Open your account, “Personal tokens”, the menu of the token, and choose “Delete token”, or “Regenerate token” for a new value.',
      'Update the integrations that fetch responses.',
      'Check the webhooks of your forms: one you did not add would receive every new answer.',
    ],
    prevention: [
      'Pick custom scopes (responses:read) instead of all of them.',
      'Receive answers by a signed webhook, so that no token has to fetch them.',
    ],
  },
  source: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  examples: [
    `TYPEFORM_TOKEN=tfp_${sample.base62(44)}_${sample.base62(14)}`,
    `createClient({ token: 'tfp_${sample.base62(44, 'b')}' })`,
  ],
  counterexamples: ['tfp_your_token', `tfp_${'x'.repeat(59)}`, `gtfp_${sample.base62(59)}`],
})
