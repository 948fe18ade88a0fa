import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mistral-api-key',
  provider: 'Mistral AI',
  title: 'Mistral AI API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['mistral', 'codestral'],
  pattern: assigned(
    'mistral|codestral|(?<![A-Za-z0-9_])(?:api[_-]?key|token|authorization)',
    '[A-Za-z0-9]{32}(?!\\(|\\.[a-z])',
    'A-Za-z0-9_-',
  ).pattern,
  reach: { before: 800, after: 800 },
  context: ['mistral', 'codestral'],
  // Keys mix both cases with digits; a digest or an identifier in hex does not.
  isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'MISTRAL_API_KEY',
  remediation: {
    risk: 'call Mistral models on your plan, and read the files, agents and fine-tuning jobs of the workspace',
    revokeAt: 'https://console.mistral.ai/api-keys',
    steps: [
      'Choose “Create new key” under “API keys” in the workspace that the old key belongs to.',
      'Change MISTRAL_API_KEY wherever it is set; a new key may need some minutes before it works.',
      'Delete the old key from the list, and read “Usage” for models you do not call.',
    ],
    prevention: [
      'Give keys an expiration date when you create them.',
      'Separate teams by workspace, and set a monthly spending limit under “Limits”.',
    ],
  },
  source: 'https://docs.mistral.ai/',
  examples: [
    `MISTRAL_API_KEY=${sample.base62(32)}`,
    `client = MistralClient(api_key="${sample.base62(32, 'client')}")`,
    `const mistral = new Mistral({ apiKey: '${sample.base62(32, 'ts')}' })`,
    `curl https://api.mistral.ai/v1/models -H "Authorization: Bearer ${sample.base62(32, 'curl')}"`,
    `{"mistralToken": "${sample.base62(32, 'json')}"}`,
  ],
  counterexamples: [
    `MISTRAL_MODEL_HASH=${sample.hex(32)}`,
    'MISTRAL_API_KEY=your_mistral_api_key_goes_here__',
    `API_KEY=${sample.base62(32)}`,
    `MISTRAL_API_KEY=\nOTHER_API_KEY=${sample.base62(32)}`,
  ],
})
