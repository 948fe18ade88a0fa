import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const WORDS = [
  'brave_api',
  'braveapi',
  'brave_search',
  'brave-search',
  'bravesearch',
  'search.brave',
  'x-subscription-token',
] as const

export default defineRules({
  id: 'brave-search-api-key',
  provider: 'Brave Search',
  title: 'Brave Search API key',
  severity: 'low',
  certainty: 'certain',
  keywords: WORDS,
  context: WORDS,
  // The bounds are those of Betterleaks’ brave-search-api-key.
  pattern: /(?<![A-Za-z0-9])(?<secret>BSA(?<random>(?=[A-Za-z_-]{0,36}\d)[A-Za-z0-9_-]{24,40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'BRAVE_API_KEY',
  remediation: {
    risk: 'search at your cost: plans above the free one are billed by the request',
    revokeAt: 'https://api-dashboard.search.brave.com/app/keys',
    steps: [
      'On the page “API Keys” of the Brave dashboard add a key for the same subscription.',
      'Move it into the configuration of your MCP server or agent, and delete the leaked one.',
    ],
    prevention: ['Set a monthly limit on the subscription.'],
  },
  source: 'https://api-dashboard.search.brave.com/app/documentation',
  examples: [
    `BRAVE_API_KEY=BSA${sample.base62(28)}`,
    `curl -H "X-Subscription-Token: BSA${sample.base64url(28, 'b')}" https://api.search.brave.com/res/v1/web/search`,
  ],
  counterexamples: [`KEY=BSA${sample.base62(28)}`, 'BRAVE_API_KEY=BSA_your_key_here'],
})
