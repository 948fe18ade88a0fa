import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'firecrawl-api-key',
  provider: 'Firecrawl',
  title: 'Firecrawl API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['fc-'],
  // No hyphen before it: `…-fc-<digest>` is a name.
  pattern: /(?<![A-Za-z0-9-])(?<secret>fc-(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'FIRECRAWL_API_KEY',
  remediation: {
    risk: 'scrape and crawl on your credits, and read the results of your recent jobs',
    revokeAt: 'https://www.firecrawl.dev/app/api-keys',
    steps: [
      'Open “API Keys” in the Firecrawl dashboard of the right team, and create a new key.',
      'Update FIRECRAWL_API_KEY, also in the settings of MCP servers, where it often stands in a URL.',
      'Delete the old key, then check “Activity Logs” for crawls of sites you never asked for.',
    ],
    prevention: ['Keep the key of an MCP server in its environment, not in the URL of a checked-in configuration.'],
  },
  source: 'https://docs.firecrawl.dev/',
  examples: [
    `FIRECRAWL_API_KEY=fc-${sample.hex(32)}`,
    `new FirecrawlApp({ apiKey: "fc-${sample.hex(32, 'js')}" })`,
    `https://mcp.firecrawl.dev/fc-${sample.hex(32, 'url')}/v2/mcp`,
  ],
  counterexamples: [
    `fc-${'0'.repeat(32)}`,
    `rfc-${sample.hex(32)}`,
    `vpc-fc-${sample.hex(32)}`,
    `fc-${sample.hex(20)}`,
    'FIRECRAWL_API_KEY=fc-YOUR_API_KEY',
  ],
})
