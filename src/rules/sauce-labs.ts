import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sauce-labs-access-key',
  provider: 'Sauce Labs',
  title: 'Sauce Labs access key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['sauce'],
  ...assigned('sauce', '[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}'),
  mode: 'unknown',
  variable: 'SAUCE_ACCESS_KEY',
  remediation: {
    risk: 'run tests on your minutes and read their recordings',
    revokeAt: 'https://app.saucelabs.com/user-settings',
    steps: ['Open User Settings and regenerate the access key.', 'Update CI.'],
    prevention: ['Use a service account for CI.'],
  },
  source: 'https://docs.saucelabs.com/basics/acct-team-mgmt/managing-user-info/',
  examples: [`SAUCE_ACCESS_KEY=${sample.uuid()}`, `sauce: { key: '${sample.uuid('y')}' }`],
  counterexamples: ['SAUCE_ACCESS_KEY=00000000-0000-0000-0000-000000000000'],
})
