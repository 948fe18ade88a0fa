import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'serpapi-api-key',
  provider: 'SerpApi',
  title: 'SerpApi key',
  severity: 'low',
  certainty: 'likely',
  keywords: ['serpapi', 'serp_api'],
  ...assigned('serp_?api(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|sum))', '[0-9a-f]{64}'),
  variable: 'SERPAPI_API_KEY',
  remediation: {
    risk: 'spend the searches of your plan',
    revokeAt: 'https://serpapi.com/manage-api-key',
    steps: [
      'On the page “Api Key” of SerpApi press “Regenerate API Key”.',
      'Set SERPAPI_API_KEY again for agents and notebooks, and clear notebook outputs that show the URL.',
    ],
    prevention: ['Call SerpApi from your server, because the key stands in each URL.'],
  },
  source: 'https://serpapi.com/search-api',
  examples: [`SERPAPI_API_KEY=${sample.hex(64)}`, `SERP_API_KEY: "${sample.hex(64, 's')}"`],
  counterexamples: [`API_KEY=${sample.hex(64)}`, `SERPAPI_API_KEY=${'0'.repeat(64)}`],
})
