import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

export default defineRules({
  id: 'devin-api-key',
  provider: 'Devin',
  title: 'Devin API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['apk_b3JnL', 'apk_user_dXNlci', 'cog_'],
  // apk_ is base64 of `org-…` or `user-…` and a secret; cog_ are service users, in base32.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>apk_(?:b3JnL|user_dXNlci)[A-Za-z0-9+/]{70,180}={0,2}|cog_(?=[a-z]{0,51}[2-7])[a-z2-7]{52})(?![A-Za-z0-9+/_=-])/g,
  variable: 'DEVIN_API_KEY',
  remediation: {
    risk: 'start sessions on your plan, which work in the repositories Devin may open, and read earlier ones',
    revokeAt: 'https://app.devin.ai/settings/api-keys',
    steps: [
      'In Devin open “Settings”, “API keys” (cog_ tokens: “Service Users”), and revoke the key.',
      'Create a service user with the role its script needs, and set its key as DEVIN_API_KEY.',
      'Look through the sessions since the leak, and the pull requests they opened.',
    ],
    prevention: [
      'Limit which repositories the Devin integration may open, and use service users instead of personal keys.',
    ],
  },
  source: 'https://docs.devin.ai/api-reference/authentication',
  examples: [
    `DEVIN_API_KEY=cog_${sample.of(BASE32, 52)}`,
    `Authorization: Bearer apk_user_${Buffer.from(`user-${sample.hex(32)}_org-${sample.hex(32, 'o')}:${sample.hex(32, 's')}`).toString('base64')}`,
  ],
  counterexamples: ['DEVIN_API_KEY=cog_your_key_here', `apk_${sample.base62(80)}`, `cog_${'a'.repeat(52)}`],
})
