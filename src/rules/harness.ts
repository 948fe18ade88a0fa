import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'harness-api-key',
  provider: 'Harness',
  title: 'Harness API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['pat.', 'sat.'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>[ps]at\.(?<random>[A-Za-z0-9_-]{18,30}\.[A-Za-z0-9]{20,32}\.[A-Za-z0-9]{16,28}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  variable: 'HARNESS_API_KEY',
  remediation: {
    risk: 'run pipelines and read their secrets as your account',
    revokeAt: 'https://app.harness.io/',
    steps: [
      'Open My Profile (pat.) or Access Control, Service Accounts (sat.), and delete the token.',
      'Create a token with an expiration date and update the pipelines and agents that used it.',
      'Read the audit trail for pipeline runs and changes you did not start.',
    ],
    prevention: [
      'Use service account tokens with the narrowest role.',
      'Let pat. tokens of people end after 30 days; pipelines use sat. tokens.',
    ],
  },
  source: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys',
  examples: [
    `HARNESS_API_KEY=pat.${sample.base62(22)}.${sample.hex(24)}.${sample.base62(20)}`,
    `x-api-key: sat.${sample.base62(22, 's')}.${sample.hex(24, 's')}.${sample.base62(20, 's')}`,
  ],
  counterexamples: [`pat.${sample.base62(22)}`, `repat.${sample.base62(22)}.${sample.hex(24)}.${sample.base62(20)}`],
})
