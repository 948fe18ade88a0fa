import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cal-com-api-key',
  provider: 'Cal.com',
  title: 'Cal.com API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['cal_live_', 'cal_test_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>cal_(?<mode>live|test)_(?<random>[a-f0-9]{32}))(?![A-Za-z0-9])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'CAL_API_KEY',
  remediation: {
    risk: 'read and change your bookings',
    revokeAt: 'https://app.cal.com/settings/developer/api-keys',
    steps: [
      'In Cal.com open “Settings”, “Developer”, “API keys”, and delete the cal_ key.',
      'Add one that expires, and look at the bookings for meetings and attendees you do not know.',
    ],
    prevention: ['Leave “Never expires” unticked for keys of scripts, so that each needs to be renewed on purpose.'],
  },
  source: 'https://cal.com/docs/api-reference/v2/introduction',
  examples: [`CAL_API_KEY=cal_live_${sample.hex(32)}`, `apiKey=cal_test_${sample.hex(32, 'q')}`],
  counterexamples: ['cal_live_key'],
})
