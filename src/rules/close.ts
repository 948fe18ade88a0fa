import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'close-api-key',
  provider: 'Close',
  title: 'Close API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['close.com', 'close_api', 'closeio', 'close_io', 'close-api', 'closeapi'],
  context: ['close.com', 'close_api', 'closeio', 'close_io', 'close-api', 'closeapi'],
  pattern: /(?<![A-Za-z0-9])(?<secret>api_(?<random>[A-Za-z0-9]{20,24}\.[A-Za-z0-9]{20,24}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'CLOSE_API_KEY',
  remediation: {
    risk: 'read and change leads, mails and calls of the organization as its user',
    revokeAt: 'https://app.close.com/settings/developer/api-keys/',
    steps: [
      'In Close open “Settings”, “Developer”, “API Keys”, and delete the api_ key.',
      'Press “New API Key” as a user with fewer rights, and hand it to the integration.',
    ],
    prevention: ['Use OAuth for apps of other people: an API key has all rights of its user.'],
  },
  source: 'https://developer.close.com/topics/authentication/',
  examples: [
    `CLOSE_API_KEY=api_${sample.base62(22)}.${sample.base62(22, 'b')}`,
    `curl -u api_${sample.base62(22, 'c')}.${sample.base62(22, 'd')}: https://api.close.com/api/v1/me/`,
  ],
  counterexamples: [`KEY=api_${sample.base62(22)}.${sample.base62(22, 'b')}`, 'CLOSE_API_KEY=api_xxx.yyy'],
})
