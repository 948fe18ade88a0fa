import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'chutes-api-key',
  provider: 'Chutes',
  title: 'Chutes API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['cpk_'],
  // Two ids and a secret of 32 characters each. Chutes publishes no format: this is how its keys are seen.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>cpk_[0-9a-f]{32}\.[0-9a-f]{32}\.(?<random>[A-Za-z0-9]{30,40}))(?![A-Za-z0-9_.-])/g,
  variable: 'CHUTES_API_KEY',
  remediation: {
    risk: 'run models on your Chutes balance, and deploy or delete chutes if the key is not limited to invocations',
    revokeAt: 'https://chutes.ai/app/api',
    steps: [
      'On the API page of Chutes delete the cpk_ key, or run “chutes keys delete”.',
      'Create one scoped to the chutes it invokes, and set it as CHUTES_API_KEY.',
    ],
    prevention: ['Keep the fingerprint of the account apart from API keys: it opens what a lost key cannot.'],
  },
  source: 'https://chutes.ai/docs/getting-started/authentication',
  examples: [
    `CHUTES_API_KEY=cpk_${sample.hex(32)}.${sample.hex(32, 'u')}.${sample.base62(32)}`,
    `Authorization: Bearer cpk_${sample.hex(32, 'a')}.${sample.hex(32, 'b')}.${sample.base62(32, 'c')}`,
  ],
  counterexamples: ['CHUTES_API_KEY=cpk_your_api_key', `cpk_${sample.hex(40)}`],
})
