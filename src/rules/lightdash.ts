import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'lightdash-token',
  provider: 'Lightdash',
  title: 'Lightdash access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ldpat_'],
  // 16 bytes in hex: PersonalAccessTokenModel.ts of lightdash/lightdash.
  pattern: /(?<![A-Za-z0-9])(?<secret>ldpat_(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'LIGHTDASH_API_KEY',
  remediation: {
    risk: 'query your warehouse through Lightdash as its user, and change charts and dashboards',
    revokeAt: 'https://app.lightdash.cloud/generalSettings/personalAccessTokens',
    steps: [
      'Delete the token under “Settings”, “Personal access tokens”.',
      'Make a service account token for CI instead, with an expiry, and set it as LIGHTDASH_API_KEY.',
    ],
    prevention: ['Set the longest lifetime of tokens for the instance (PAT_MAX_EXPIRATION_TIME_IN_DAYS).'],
  },
  source: 'https://docs.lightdash.com/references/personal_tokens',
  examples: [
    `LIGHTDASH_API_KEY=ldpat_${sample.hex(32)}`,
    `lightdash login https://app.lightdash.cloud --token ldpat_${sample.hex(32, 'l')}`,
  ],
  counterexamples: ['LIGHTDASH_API_KEY=ldpat_xxx', `ldpat_${'0'.repeat(32)}`],
})
