import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'you-com-api-key',
  provider: 'You.com',
  title: 'You.com API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['ydc-sk-'],
  // 16 hex digits, 32 letters and digits, 8 hex digits, and a part after <__> that some keys have.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>ydc-sk-(?<random>[0-9a-f]{16}-[A-Za-z0-9]{32}-[0-9a-f]{8})(?:<__>[A-Za-z0-9]{16,40})?)(?![A-Za-z0-9_-])/g,
  variable: 'YDC_API_KEY',
  remediation: {
    risk: 'search the web and run agents on your You.com credits',
    revokeAt: 'https://you.com/platform/api-keys',
    steps: [
      'On the page “API Keys” of the You.com platform create a key and set it as YDC_API_KEY.',
      'Press “Delete” at the leaked key, which stops it at once.',
      'Compare the usage of the month with your own calls.',
    ],
    prevention: ['Create keys with the scopes of one product, so that a search key cannot run agents.'],
  },
  source: 'https://docs.you.com/administration/api-keys',
  examples: [
    `YDC_API_KEY=ydc-sk-${sample.hex(16)}-${sample.base62(32)}-${sample.hex(8)}`,
    `X-API-Key: ydc-sk-${sample.hex(16, 'y')}-${sample.base62(32, 'y')}-${sample.hex(8, 'y')}<__>${sample.base62(25, 'y')}`,
  ],
  counterexamples: ['YDC_API_KEY=ydc-sk-...', `ydc-sk-${sample.hex(16)}`],
})
