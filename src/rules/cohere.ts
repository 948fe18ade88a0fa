import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cohere-api-key',
  provider: 'Cohere',
  title: 'Cohere API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['cohere', 'co_api_key', 'co-api-key'],
  // A name such as `api_key` counts only when it stands alone: `OTHER_API_KEY` beside the word is someone else's.
  pattern: assigned(
    'cohere|(?<![A-Za-z0-9])co[_-]api[_-]key|(?<![A-Za-z0-9_])(?:api[_-]?key|token|authorization)',
    '[A-Za-z0-9]{40}(?!\\(|\\.[a-z])',
  ).pattern,
  reach: { before: 800, after: 800 },
  context: ['cohere', 'co_api_key', 'co-api-key'],
  // Keys mix both cases with digits; a SHA-1 digest does not.
  isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'CO_API_KEY',
  remediation: {
    risk: 'run Cohere models on your bill, and list the datasets and fine-tuned models of the account',
    revokeAt: 'https://dashboard.cohere.com/api-keys',
    steps: [
      'Tell a production key from a trial key first: only the former costs money.',
      'Press “New API key” on the “API keys” page of the dashboard, and set it as CO_API_KEY.',
      'Delete the old key in the same list, then look at “Billing & usage” for the days it was exposed.',
    ],
    prevention: [
      'Develop with trial keys, which are rate limited, and keep production keys on servers.',
      'Set a spending limit under “Billing & usage”.',
    ],
  },
  source: 'https://docs.cohere.com/docs/rate-limits',
  examples: [
    `CO_API_KEY=${sample.base62(40)}`,
    `co = cohere.ClientV2("${sample.base62(40, 'client')}")`,
    `cohereApiKey: '${sample.base62(40, 'camel')}'`,
    `import cohere\nco = cohere.Client(api_key="${sample.base62(40, 'named')}")`,
    `curl https://api.cohere.com/v2/chat \\\n  -H "Authorization: Bearer ${sample.base62(40, 'curl')}"`,
  ],
  counterexamples: [
    `cohere_commit = "${sample.hex(40)}"`,
    `DISCO_API_KEY=${sample.base62(40)}`,
    `COHERE_API_KEY=${'x'.repeat(40)}`,
    `API_KEY=${sample.base62(40)}`,
    'CO_API_KEY=<your-api-key>',
  ],
})
