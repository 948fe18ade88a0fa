import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'browser-use-api-key',
  provider: 'Browser Use',
  title: 'Browser Use API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['browser_use', 'browser-use', 'browseruse'],
  // 43 characters, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>bu_(?<random>(?=[A-Za-z_-]{0,42}\d)(?=[a-z0-9_-]{0,42}[A-Z])[A-Za-z0-9_-]{40,48}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['browser_use', 'browser-use', 'browseruse'],
  variable: 'BROWSER_USE_API_KEY',
  remediation: {
    risk: 'run browser tasks on your credits, also with the profiles, and so the logins, that you stored in the cloud',
    revokeAt: 'https://cloud.browser-use.com/settings',
    steps: [
      'In Browser Use Cloud open “Settings”, “API Keys”, and delete the bu_ key.',
      'Create one for the agent that runs, and set it as BROWSER_USE_API_KEY.',
      'Look through tasks and sessions; sign out at sites whose profile a foreign task could have used.',
    ],
    prevention: ['Keep profiles with logins in a project whose key no agent on a laptop holds.'],
  },
  source: 'https://docs.cloud.browser-use.com/get-started/quickstart',
  examples: [`BROWSER_USE_API_KEY=bu_${sample.base62(43)}`, `X-Browser-Use-API-Key: bu_${sample.base64url(43, 'b')}`],
  counterexamples: ['BROWSER_USE_API_KEY=bu_your_key_here', `KEY=bu_${sample.base62(43)}`],
})
