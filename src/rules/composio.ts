import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'composio-api-key',
  provider: 'Composio',
  title: 'Composio API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['composio'],
  pattern: /(?<![A-Za-z0-9])(?<secret>ak_(?<random>(?=[A-Za-z_-]{0,19}\d)[A-Za-z0-9_-]{18,22}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['composio'],
  variable: 'COMPOSIO_API_KEY',
  remediation: {
    risk: 'run tools on every account your users connected to the project: mail, calendars, repositories',
    revokeAt: 'https://platform.composio.dev/',
    steps: [
      'In Composio open the project, “Settings”, “API Keys”, revoke the ak_ key and create another.',
      'Deploy COMPOSIO_API_KEY; composio login gets it anew on your machine.',
      'Read “Logs” for tool calls you did not make, and ask the owners of those accounts to connect again.',
    ],
    prevention: ['Use a scoped project key that may execute tools only, with an IP allowlist.'],
  },
  source: 'https://docs.composio.dev/reference/authenticating-to-composio',
  examples: [
    `COMPOSIO_API_KEY=ak_${sample.base64url(20)}`,
    `new Composio({ apiKey: 'ak_${sample.base64url(20, 'c')}' })`,
  ],
  counterexamples: [
    'COMPOSIO_API_KEY=ak_your_key_here',
    `API_KEY=ak_${sample.base64url(20)}`,
    'COMPOSIO_API_KEY=ak_xxxxxxxxxxxxxxxxxxxx',
  ],
})
