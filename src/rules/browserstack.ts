import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'browserstack-access-key',
  provider: 'BrowserStack',
  title: 'BrowserStack access key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['browserstack'],
  ...assigned(
    'browserstack[A-Za-z0-9_.-]{0,12}(?:access[_-]?key|key|token|accesskey)',
    '(?=[A-Za-z]{0,19}[0-9])[A-Za-z0-9]{20}',
  ),
  variable: 'BROWSERSTACK_ACCESS_KEY',
  remediation: {
    risk: 'with your user name run sessions on your plan, and open tunnels and recordings of your tests',
    revokeAt: 'https://www.browserstack.com/accounts/profile/details',
    steps: [
      'On the page “Authentication & security” of the account press “Reset” at the access key.',
      'Update browserstack.yml of developers and the secrets of CI.',
    ],
    prevention: ['Write access_key as an environment variable in browserstack.yml, which the SDK reads anyway.'],
  },
  source: 'https://www.browserstack.com/docs/automate/selenium/getting-started/nodejs',
  examples: [`BROWSERSTACK_ACCESS_KEY=${sample.base62(20)}`, `'browserstack.key': '${sample.base62(20, 'b')}'`],
  counterexamples: [`ACCESS_KEY=${sample.base62(20)}`, 'BROWSERSTACK_ACCESS_KEY=YOUR_ACCESS_KEY'],
})
