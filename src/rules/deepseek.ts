import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'deepseek-api-key',
  provider: 'DeepSeek',
  title: 'DeepSeek API key',
  severity: 'medium',
  certainty: 'certain',
  // Others issue `sk-` and 32 hex digits too, so the name must stand near.
  keywords: ['deepseek', 'deep_seek'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk-(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
  reach: { before: 800, after: 800 },
  context: ['deepseek', 'deep_seek'],
  variable: 'DEEPSEEK_API_KEY',
  remediation: {
    risk: 'spend the prepaid balance of your DeepSeek account on requests of theirs',
    revokeAt: 'https://platform.deepseek.com/api_keys',
    steps: [
      'Choose “Create new API key” on the DeepSeek Platform; it is shown once.',
      'Replace the key in your applications, then press the bin beside the old one under “API keys”.',
      'Export the month from “Usage”, which lists amounts for each key, and compare it with your own traffic.',
    ],
    prevention: [
      'Top up small amounts: the balance is the only limit a stolen key has.',
      'Name a key for each application, because usage is reported by key.',
    ],
  },
  source: 'https://api-docs.deepseek.com/',
  examples: [
    `DEEPSEEK_API_KEY=sk-${sample.hex(32)}`,
    `client = OpenAI(api_key="sk-${sample.hex(32, 'py')}", base_url="https://api.deepseek.com")`,
    `const deepseekToken = 'sk-${sample.hex(32, 'js')}'`,
  ],
  counterexamples: [
    `API_KEY=sk-${sample.hex(32)}`,
    `DEEPSEEK_API_KEY=sk-${'0'.repeat(32)}`,
    `deepseek: task-${sample.hex(32)}`,
    'DEEPSEEK_API_KEY=sk-your-api-key',
    `deepseek or openai: sk-${sample.base62(48)}`,
  ],
})
