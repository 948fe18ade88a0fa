import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tavily-api-key',
  provider: 'Tavily',
  title: 'Tavily API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['tvly-'],
  // 32 characters; newer keys have a short label before about 40. `prod-` was seen beside the documented `dev-`.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>tvly-(?:(?<mode>dev|prod)-)?(?<random>(?:[A-Za-z0-9]{4,10}-)?[A-Za-z0-9]{28,64}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { dev: 'test', prod: 'live' }, otherwise: 'live' },
  variable: 'TAVILY_API_KEY',
  remediation: {
    risk: 'search and extract pages on the credits of your plan',
    revokeAt: 'https://app.tavily.com/',
    steps: [
      'Press the plus beside “API Keys” on the Overview page, and choose “Development” or “Production” as before.',
      'Replace TAVILY_API_KEY, and the tavilyApiKey parameter in URLs of the remote MCP server.',
      'Delete the old key in the list, and see on the same page how many credits it has used.',
    ],
    prevention: ['Use tvly-dev- keys while developing and set a usage limit on each key.'],
  },
  source: 'https://docs.tavily.com/',
  examples: [
    `TAVILY_API_KEY=tvly-${sample.base62(32)}`,
    `TavilyClient(api_key="tvly-dev-${sample.base62(32, 'py')}")`,
    `tavilyApiKey=tvly-dev-${sample.base62(6)}-${sample.base62(42)}`,
    `"TAVILY_API_KEY": "tvly-prod-${sample.base62(32, 'json')}"`,
  ],
  counterexamples: ['tvly-YOUR_API_KEY', `tvly-dev-${'x'.repeat(32)}`, `stvly-${sample.base62(32)}`],
})
