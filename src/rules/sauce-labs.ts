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
    risk: 'run tests on your minutes, read the videos and logs of earlier ones, and use the tunnels into your network',
    revokeAt: 'https://app.saucelabs.com/user-settings',
    steps: [
      'On the page “User Settings” of Sauce Labs regenerate the access key of the user.',
      'Set SAUCE_ACCESS_KEY in CI, run saucectl configure on your machines, and start Sauce Connect again.',
    ],
    prevention: ['Let a service account of the team own the key for CI, instead of a person.'],
  },
  source: 'https://docs.saucelabs.com/basics/acct-team-mgmt/managing-user-info/',
  examples: [`SAUCE_ACCESS_KEY=${sample.uuid()}`, `sauce: { key: '${sample.uuid('y')}' }`],
  counterexamples: ['SAUCE_ACCESS_KEY=00000000-0000-0000-0000-000000000000'],
})
