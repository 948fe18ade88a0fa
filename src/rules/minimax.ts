import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'minimax-api-key',
  provider: 'MiniMax',
  title: 'MiniMax API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sk-api-'],
  // 119 characters: Betterleaks’ minimax-api-key.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>sk-api-(?<random>(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{100,140}))(?![A-Za-z0-9_-])/g,
  precedence: 1,
  variable: 'MINIMAX_API_KEY',
  remediation: {
    risk: 'generate text, speech and video on your MiniMax balance, and use the voices you cloned',
    revokeAt: 'https://platform.minimax.io/user-center/basic-information/interface-key',
    steps: [
      'On the page “API Keys” of the MiniMax platform delete the sk-api- key.',
      'Create a key in the same group, and set it as MINIMAX_API_KEY; keys of minimax.io and minimaxi.com are separate.',
      'Look at the bill for models you do not use.',
    ],
    prevention: ['Pay in advance without automatic recharge, and keep coding-plan keys (sk-cp-) apart from this one.'],
  },
  source: 'https://platform.minimax.io/docs/guides/quickstart',
  examples: [
    `MINIMAX_API_KEY=sk-api-${sample.base64url(119)}`,
    `Authorization: Bearer sk-api-${sample.base62(119, 'm')}`,
  ],
  counterexamples: ['MINIMAX_API_KEY=sk-api-xxxxxxxxxxxxxxxx', `sk-api-${'x'.repeat(119)}`],
})
