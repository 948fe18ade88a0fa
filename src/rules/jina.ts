import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'jina-api-key',
  provider: 'Jina AI',
  title: 'Jina AI API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['jina_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>jina_(?<random>[A-Za-z0-9_-]{40,80}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  isGenuine: (secret) => /\d/.test(secret),
  variable: 'JINA_API_KEY',
  remediation: {
    risk: 'spend the token balance of the account on embeddings, reranking and page reading',
    revokeAt: 'https://jina.ai/api-dashboard/key-manager',
    steps: [
      'Create another key in the Jina key manager; both draw on the same balance while you deploy it.',
      'Revoke the leaked jina_ key there, and compare its usage with your own.',
    ],
    prevention: ['Use one key for each application and watch its usage.'],
  },
  source: 'https://jina.ai/embeddings/',
  examples: [`JINA_API_KEY=jina_${sample.base62(59)}`, `Authorization: Bearer jina_${sample.base62(60, 'h')}`],
  counterexamples: ['jina_api_key'],
})
