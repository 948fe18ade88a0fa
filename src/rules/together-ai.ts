import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'run inference and fine-tuning on your Together account, and read the files uploaded to it',
  revokeAt: 'https://api.together.ai/settings/api-keys',
  steps: [
    'At api.together.ai choose the project, “API Keys”, and create its next key.',
    'Change TOGETHER_API_KEY; keys from before projects existed belong to the user and are regenerated instead.',
    'Revoke the old key, then look for fine-tuning jobs and dedicated endpoints that you did not start: endpoints cost by the minute.',
  ],
  prevention: [
    'Use project keys with an expiry rather than the key of a user.',
    'Prepay credits and keep automatic recharge off for experiments.',
  ],
}

export default defineRules(
  {
    id: 'together-api-key',
    provider: 'Together AI',
    title: 'Together AI API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['tgp_v1_'],
    // 43 characters: 32 bytes in base64url.
    pattern: /(?<![A-Za-z0-9])(?<secret>tgp_v1_(?<random>[A-Za-z0-9_-]{38,86}))(?![A-Za-z0-9_-])/g,
    variable: 'TOGETHER_API_KEY',
    remediation,
    source: 'https://docs.together.ai/',
    examples: [
      `TOGETHER_API_KEY=tgp_v1_${sample.base64url(43)}`,
      `Together(api_key="tgp_v1_${sample.base64url(43, 'py')}")`,
    ],
    counterexamples: [`tgp_v1_${'x'.repeat(43)}`, 'TOGETHER_API_KEY=tgp_v1_your_key'],
  },
  {
    id: 'together-api-key-legacy',
    provider: 'Together AI',
    title: 'Together AI API key (old form)',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['together'],
    // 64 hex digits, as SHA-256; only the name speaks for it.
    ...assigned('together(?:ai)?\\(\\s{0,8}api_?key|together', '[0-9a-f]{64}'),
    variable: 'TOGETHER_API_KEY',
    remediation,
    source: 'https://docs.together.ai/',
    examples: [
      `TOGETHER_API_KEY=${sample.hex(64)}`,
      `const togetherToken = "${sample.hex(64, 'js')}"`,
      `client = Together(api_key="${sample.hex(64, 'py')}")`,
      `together.api_key: ${sample.hex(64, 'yaml')}`,
    ],
    counterexamples: [
      `sha256 = "${sample.hex(64)}"`,
      `works together with ${sample.hex(64)}`,
      `TOGETHER_API_KEY=${'0'.repeat(64)}`,
    ],
  },
)
