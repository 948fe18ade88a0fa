import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cartesia-api-key',
  provider: 'Cartesia',
  title: 'Cartesia API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sk_car_'],
  // Betterleaks’ cartesia-api-key has 20 characters; keys of 22 and more have been seen.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_car_(?<random>(?=[A-Za-z_-]{0,24}\d)[A-Za-z0-9_-]{20,64}))(?![A-Za-z0-9_-])/g,
  precedence: 1,
  variable: 'CARTESIA_API_KEY',
  remediation: {
    risk: 'generate speech with your credits, and use or delete your cloned voices',
    revokeAt: 'https://play.cartesia.ai/keys',
    steps: [
      'Press “New” on the page “API Keys” of Cartesia and deploy the new sk_car_ key.',
      'Delete the leaked one in the list, and look at the credit usage of the days between.',
    ],
    prevention: ['Give clients access tokens (POST /access-token), which last minutes.'],
  },
  source: 'https://docs.cartesia.ai/use-the-api/api-conventions',
  examples: [
    `CARTESIA_API_KEY=sk_car_${sample.base62(22)}`,
    `new CartesiaClient({ apiKey: "sk_car_${sample.base62(24, 'c')}" })`,
  ],
  counterexamples: ['CARTESIA_API_KEY=sk_car_your_api_key', `sk_car_${'x'.repeat(22)}`],
})
