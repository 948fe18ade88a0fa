import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'appwrite-api-key',
  provider: 'Appwrite',
  title: 'Appwrite API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['appwrite'],
  context: ['appwrite'],
  // `standard_` and 128 random bytes in hex: API_KEY_STANDARD in the source of appwrite/appwrite.
  pattern: /(?<![A-Za-z0-9])(?<secret>standard_(?<random>[0-9a-f]{256}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'APPWRITE_API_KEY',
  remediation: {
    risk: 'read and change users, databases and files of the project, as far as the scopes of the key go',
    revokeAt: 'https://cloud.appwrite.io/console',
    steps: [
      'Open the project, “Overview”, “Integrations”, “API keys”, and delete the key.',
      'Create a key with an expiry date and the scopes of its one use, and put it into the server’s environment.',
      'Check users and teams for accounts that were added.',
    ],
    prevention: [
      'Clients authenticate as users and need no API key; in functions use the dynamic key of the execution.',
    ],
  },
  source: 'https://appwrite.io/docs/advanced/platform/api-keys',
  examples: [
    `APPWRITE_API_KEY=standard_${sample.hex(256)}`,
    `new Appwrite.Client().setKey('standard_${sample.hex(256, 'a')}')`,
  ],
  counterexamples: [
    'APPWRITE_API_KEY=standard_your_api_key',
    `APPWRITE_API_KEY=standard_${sample.hex(64)}`,
    `KEY=standard_${sample.hex(256)}`,
  ],
})
