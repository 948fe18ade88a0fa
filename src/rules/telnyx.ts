import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const keyOf = (seed = '') => `KEY${sample.upperHex(32, seed)}_${sample.base62(22, seed)}`

export default defineRules({
  id: 'telnyx-api-key',
  provider: 'Telnyx',
  title: 'Telnyx API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['telnyx'],
  reach: { before: 800, after: 800 },
  context: ['telnyx'],
  // 55 characters, as observed. A digit tells the key from a long name of a constant.
  pattern: /(?<![A-Za-z0-9])(?<secret>KEY(?=[A-Za-z_-]{0,50}[0-9])(?<random>[A-Za-z0-9_-]{50,64}))(?![A-Za-z0-9_-])/g,
  variable: 'TELNYX_API_KEY',
  remediation: {
    risk: 'place calls and send messages that you pay for, order or port numbers, and read recordings',
    revokeAt: 'https://portal.telnyx.com/#/app/api-keys',
    steps: [
      'In the Mission Control Portal open “API Keys” under your name and choose “Create API Key”.',
      'Deploy the new key, then delete the leaked one from the list.',
      'Check “Reporting” and the balance for calls and messages you did not make.',
    ],
    overlap: 'Keys are independent of each other, so old and new work until you delete the old.',
    prevention: [
      'Give keys an expiry when you create them, and one tag for each service.',
      'Set a daily spend limit and a list of allowed destinations on the outbound voice profile.',
    ],
  },
  source: 'https://developers.telnyx.com/development/api-fundamentals/create-api-keys',
  examples: [`TELNYX_API_KEY=${keyOf()}`, `import telnyx\n\ntelnyx.api_key = "${keyOf('py')}"`],
  counterexamples: [
    `API_KEY=${keyOf()}`,
    `telnyx: KEY${'0123456789ABCDEF'.repeat(2)}_${'abcdefghijklmnopqrstuv'}`,
    'telnyx.KEY_OF_THE_CONFIGURATION_THAT_HOLDS_THE_OUTBOUND_PROFILE',
  ],
})
