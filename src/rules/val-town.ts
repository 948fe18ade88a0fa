import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'val-town-api-token',
  provider: 'Val Town',
  title: 'Val Town API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['vtwn_'],
  // 28 letters and digits in the help of the vt CLI; Betterleaks takes 20 to 80.
  pattern: /(?<![A-Za-z0-9])(?<secret>vtwn_(?<random>(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9]{20,80}))(?![A-Za-z0-9_-])/g,
  variable: 'VALTOWN_TOKEN',
  remediation: {
    risk: 'read and change your vals and their environment variables, blobs and SQLite databases',
    revokeAt: 'https://www.val.town/settings/api',
    steps: [
      'On the API settings page of Val Town delete the token.',
      'Create one with the scopes it needs (val:read alone to read code), and run “vt login” again.',
      'Compare the versions of your vals since the leak: a changed val runs with your environment variables.',
    ],
    prevention: ['Give tokens an expiration and single scopes; “user:readwrite” changes your account.'],
  },
  source: 'https://docs.val.town/reference/api/authentication/',
  examples: [`VALTOWN_TOKEN=vtwn_${sample.base62(28)}`, `vt config set apiKey vtwn_${sample.base62(28, 'v')}`],
  counterexamples: ['export VALTOWN_TOKEN=vtwn_...', `vtwn_${'x'.repeat(28)}`],
})
