import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'plain-api-key',
  provider: 'Plain',
  title: 'Plain API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['plainApiKey_'],
  // 43 characters, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>plainApiKey_(?<random>(?=[A-Za-z_-]{0,42}\d)[A-Za-z0-9_-]{40,60}))(?![A-Za-z0-9_-])/g,
  variable: 'PLAIN_API_KEY',
  remediation: {
    risk: 'read customers and their support threads, and answer them in your name, with the permissions of its machine user',
    revokeAt: 'https://app.plain.com/',
    steps: [
      'In Plain open “Settings”, “Machine Users”, the user the key belongs to, and delete the key.',
      'Add a key with only the permissions of its integration (customer:create, thread:create), and deploy it.',
      'Look at recent threads for replies that none of you wrote.',
    ],
    prevention: ['Make a machine user for each integration, and grant permissions one by one.'],
  },
  source: 'https://www.plain.com/docs/api-reference/graphql/authentication',
  examples: [
    `PLAIN_API_KEY=plainApiKey_${sample.base64url(43)}`,
    `new PlainClient({ apiKey: 'plainApiKey__${sample.base64url(42, 'p')}' })`,
  ],
  counterexamples: ['PLAIN_API_KEY=plainApiKey_xxx', `plainApiKey_${'x'.repeat(43)}`],
})
