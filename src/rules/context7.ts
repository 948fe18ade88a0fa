import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'context7-api-key',
  provider: 'Context7',
  title: 'Context7 API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['ctx7sk-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>ctx7sk-(?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])/g,
  variable: 'CONTEXT7_API_KEY',
  remediation: {
    risk: 'use up the requests of your plan, and query the private libraries of your teamspace',
    revokeAt: 'https://context7.com/dashboard',
    steps: [
      'In the Context7 dashboard revoke the ctx7sk- key of the teamspace.',
      'Create one and set CONTEXT7_API_KEY for your MCP clients instead of the argument --api-key.',
    ],
    prevention: ['Take the key out of .mcp.json and .cursor/mcp.json: both read environment variables.'],
  },
  source: 'https://github.com/upstash/context7',
  examples: [
    `CONTEXT7_API_KEY=ctx7sk-${sample.uuid()}`,
    `["-y", "@upstash/context7-mcp", "--api-key", "ctx7sk-${sample.uuid('c')}"]`,
  ],
  counterexamples: ['CONTEXT7_API_KEY=ctx7sk-...', `ctx7sk-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`],
})
