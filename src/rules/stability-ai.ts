import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'stability-api-key',
  provider: 'Stability AI',
  title: 'Stability AI API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['stability', 'dreamstudio'],
  // 48 characters, as OpenAI's old keys but without their mark, and as Moonshot's: a line that names those is theirs.
  pattern:
    /(?<![A-Za-z0-9])(?<!(?:[Mm]oonshot|MOONSHOT|[Kk]imi|KIMI)[^\n]{0,80})(?<secret>sk-(?<random>(?![A-Za-z0-9]{20}T3BlbkFJ)[A-Za-z0-9]{44,64}))(?![A-Za-z0-9_-])/g,
  reach: { before: 800, after: 800 },
  context: ['stability', 'dreamstudio'],
  variable: 'STABILITY_API_KEY',
  remediation: {
    risk: 'generate images on your credits',
    revokeAt: 'https://platform.stability.ai/account/keys',
    steps: [
      'Sign in to the Stability AI Developer Platform, open your profile, “API Keys”, and press “Create API Key”.',
      'Exchange it where STABILITY_API_KEY is read.',
      'Delete the old key in the list, then compare “Credits” and the usage chart with your own requests.',
    ],
    prevention: ['Keep the credit balance small and leave automatic refill off for accounts that test.'],
  },
  source: 'https://platform.stability.ai/docs',
  examples: [
    `STABILITY_API_KEY=sk-${sample.base62(48)}`,
    `fetch('https://api.stability.ai/v2beta/stable-image/generate/core', {\n  headers: { Authorization: 'Bearer sk-${sample.base62(48, 'js')}' } })`,
    `stabilityToken: "sk-${sample.base62(48, 'camel')}"`,
  ],
  counterexamples: [
    `API_KEY=sk-${sample.base62(48)}`,
    `STABILITY_API_KEY=sk-${'x'.repeat(48)}`,
    `STABILITY=1 KEY=sk-${sample.base62(20)}T3BlbkFJ${sample.base62(20, 'b')}`,
    `STABILITY_API_KEY=\nMOONSHOT_API_KEY=sk-${sample.base62(48)}`,
  ],
})
