import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ably-api-key',
  provider: 'Ably',
  title: 'Ably API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ably_', 'ably.re', 'ably.io', 'ablyre'],
  // App id, key id, and a secret of 43 characters, of 16 in older keys. I2E_JQ is the key of the documentation.
  pattern:
    /(?<![A-Za-z0-9_.-])(?!I2E_JQ\.)(?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:(?<random>[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{16}))(?![A-Za-z0-9_-])/g,
  context: ['ably'],
  mode: 'unknown',
  variable: 'ABLY_API_KEY',
  remediation: {
    risk: 'publish to the channels of your Ably app, listen to them, and issue tokens, as far as the capabilities of the key go',
    revokeAt: 'https://ably.com/dashboard',
    steps: [
      'In the Ably dashboard open the app, “API Keys”, and create a key with the same capabilities.',
      'Deploy ABLY_API_KEY, then revoke the old key there or with the command below, where its name is the part before the colon.',
      'Look at the statistics of the app for messages and connections that are not yours.',
    ],
    command: 'ably auth keys revoke <key name>',
    prevention: ['Give browsers and phones tokens from an authUrl of your server; a key in a page is everybody’s.'],
  },
  source: 'https://ably.com/docs/auth',
  examples: [
    `ABLY_API_KEY=${sample.base62(6, 'app')}.${sample.base62(6, 'key')}:${sample.base64url(43)}`,
    `new Ably.Realtime("${sample.base62(6, 'a')}.${sample.base62(6, 'k')}:${sample.base64url(16)}")`,
  ],
  counterexamples: [
    'ABLY_API_KEY=your-ably-api-key:goes-here',
    `ABLY_API_KEY=I2E_JQ.OqUdfg:${sample.base64url(43)}`,
    `ably_channel: ${sample.base62(6)}.${sample.base62(6)}`,
  ],
})
