import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'browserbase-api-key',
  provider: 'Browserbase',
  title: 'Browserbase API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['bb_live_', 'bb_test_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>bb_(?<mode>live|test)_(?<random>[A-Za-z0-9_-]{24,44}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'BROWSERBASE_API_KEY',
  remediation: {
    risk: 'start browsers on your account and read recorded sessions',
    revokeAt: 'https://www.browserbase.com/settings',
    steps: [
      'Open Settings and regenerate the API key of the project.',
      'Deploy it, and look at the session list for sessions that are not yours.',
    ],
    prevention: ['Use one project for each environment.'],
  },
  source: 'https://docs.browserbase.com/',
  examples: [`BROWSERBASE_API_KEY=bb_live_${sample.base64url(27)}`, `apiKey: 'bb_test_${sample.base64url(27, 'y')}'`],
  counterexamples: ['bb_live_key'],
})
