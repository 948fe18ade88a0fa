import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'xai-api-key',
    provider: 'xAI',
    title: 'xAI API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['xai-'],
    // 80 characters observed; another scanner takes 70 to 120.
    pattern: /(?<![A-Za-z0-9])(?<secret>xai-(?<random>[A-Za-z0-9]{70,160}))(?![A-Za-z0-9_-])/g,
    variable: 'XAI_API_KEY',
    remediation: {
      risk: 'call Grok models and tools and spend the credits of your team',
      revokeAt: 'https://console.x.ai/',
      steps: [
        'Choose your team in the xAI Console, open “API Keys”, and create a key with the same endpoints and models.',
        'Set it as XAI_API_KEY and wait until traffic has moved.',
        'Disable the old key in its menu, then delete it; both take a moment to reach every cluster.',
        'Filter “Usage” by API key to see what the old one did.',
      ],
      command: 'DELETE https://management-api.x.ai/auth/api-keys/{apiKeyId}, with a management key',
      prevention: [
        'Limit a key to the endpoints and models it calls, and set its queries and tokens per minute.',
        'Buy prepaid credits rather than allow invoiced billing for experiments.',
      ],
    },
    source: 'https://docs.x.ai/',
    examples: [`XAI_API_KEY=xai-${sample.base62(80)}`, `createXai({ apiKey: "xai-${sample.base62(80, 'js')}" })`],
    counterexamples: [
      `xai-${'x'.repeat(80)}`,
      `maxai-${sample.base62(80)}`,
      `xai-${sample.base62(20)}`,
      'xai-token-...',
    ],
  },
  {
    id: 'xai-api-key-management',
    provider: 'xAI',
    title: 'xAI management key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xai-token-'],
    // The length is not documented; 80 characters as after `xai-` are likely.
    pattern: /(?<![A-Za-z0-9])(?<secret>xai-token-(?<random>[A-Za-z0-9]{40,160}))(?![A-Za-z0-9_-])/g,
    variable: 'XAI_MANAGEMENT_API_KEY',
    remediation: {
      risk: 'create, list and delete the API keys of your team, and change its billing limits',
      revokeAt: 'https://console.x.ai/',
      steps: [
        'As a team admin, open Settings, “Management Keys”, in the xAI Console, and delete this key.',
        'Compare the list under “API Keys” with the ones you made: a stranger could have created more.',
        'Create a management key again with only the permissions the script uses.',
      ],
      prevention: ['Grant a management key single endpoints, and never use it for inference.'],
    },
    source: 'https://docs.x.ai/developers/management-api',
    examples: [
      `XAI_MANAGEMENT_API_KEY=xai-token-${sample.base62(80)}`,
      `-H "Authorization: Bearer xai-token-${sample.base62(80, 'curl')}"`,
    ],
    counterexamples: ['xai-token-your-management-key', `xai-token-${'0'.repeat(80)}`],
  },
)
