import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'openrouter-api-key',
  provider: 'OpenRouter',
  title: 'OpenRouter API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sk-or-v'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk-or-v\d-(?<random>[0-9a-f]{60,128}))(?![A-Za-z0-9_-])/g,
  variable: 'OPENROUTER_API_KEY',
  remediation: {
    risk: 'spend your OpenRouter credits on any model, and as a management key create more keys',
    revokeAt: 'https://openrouter.ai/settings/keys',
    steps: [
      'Open Settings, “API Keys”, and press “Create Key” with a credit limit.',
      'Point your applications to the new key.',
      'Delete the old key from its menu; “Disable” stops it at once if you still need its statistics.',
      'Read “Activity”, filtered by this key, and look at the apps and models in it.',
    ],
    command: 'DELETE https://openrouter.ai/api/v1/keys/{hash}, with a management key',
    prevention: [
      'Give every key a credit limit that resets daily or monthly.',
      'Switch automatic top-up off for accounts that only test.',
    ],
  },
  source: 'https://openrouter.ai/docs/api-keys',
  examples: [
    `OPENROUTER_API_KEY=sk-or-v1-${sample.hex(64)}`,
    `"Authorization": "Bearer sk-or-v1-${sample.hex(64, 'json')}"`,
  ],
  counterexamples: [`sk-or-v1-${'0'.repeat(64)}`, 'sk-or-v1-your-key-here', `task-or-v1-${sample.hex(64)}`],
})
