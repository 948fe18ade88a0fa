import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'evervault-api-key',
  provider: 'Evervault',
  title: 'Evervault API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['ev:key:'],
  // As the tests of Evervault’s SDKs show it; the two short parts bind the key to its team and app.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>ev:key:\d:(?<random>[A-Za-z0-9]{60,68}):[A-Za-z0-9+/]{6}:[A-Za-z0-9+/]{6})(?![A-Za-z0-9+/])/g,
  variable: 'EVERVAULT_API_KEY',
  remediation: {
    risk: 'decrypt what your app encrypted with Evervault, as far as the key is scoped, card data included',
    revokeAt: 'https://app.evervault.com/',
    steps: [
      'In the Evervault dashboard open the app settings, “API Keys”, and create a key with the same actions and resources.',
      'Deploy it with the id of the app, then revoke the leaked key in its menu.',
      'Read the activity of the app for decryptions and function runs that are not yours.',
    ],
    prevention: ['Scope a key that only encrypts so that it cannot decrypt.'],
  },
  source: 'https://docs.evervault.com/developers/api-keys',
  examples: [
    `EVERVAULT_API_KEY=ev:key:1:${sample.base62(65)}:${sample.base62(6, 'team')}:${sample.base62(6, 'app')}`,
    `new Evervault('app_${sample.hex(12)}', 'ev:key:1:${sample.base62(64, 'e')}:${sample.base62(6, 't')}:${sample.base62(6, 'a')}')`,
  ],
  counterexamples: [
    'EVERVAULT_API_KEY=ev:key:1:xxxx:yyyy:zzzz',
    `ev:key:1:${'x'.repeat(65)}:${'x'.repeat(6)}:${'x'.repeat(6)}`,
  ],
})
