import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'stackhawk-api-key',
  provider: 'StackHawk',
  title: 'StackHawk API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['hawk.'],
  pattern: /(?<![A-Za-z0-9])(?<secret>hawk\.(?<random>[A-Za-z0-9]{20}\.[A-Za-z0-9]{20}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'HAWK_API_KEY',
  remediation: {
    risk: 'start scans and read the findings, with the requests that prove them, of your applications',
    revokeAt: 'https://app.stackhawk.com/settings/apikeys',
    steps: [
      'In StackHawk open “Settings”, “API Keys”, and delete the hawk. key by its first part.',
      'Create another, enter it with hawk init on your machine, and set HAWK_API_KEY in CI.',
    ],
    prevention: ['Name each key after the pipeline that scans with it.'],
  },
  source: 'https://docs.stackhawk.com/ai-security/agent-skills/agy/',
  examples: [
    `HAWK_API_KEY=hawk.${sample.base62(20)}.${sample.base62(20, 'b')}`,
    `hawk init --api-key hawk.${sample.base62(20, 'c')}.${sample.base62(20, 'd')}`,
  ],
  counterexamples: ['hawk.example.com'],
})
