import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tally-api-key',
  provider: 'Tally',
  title: 'Tally API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['tly-'],
  // 32 letters and digits, as observed.
  pattern: /(?<![A-Za-z0-9_-])(?<secret>tly-(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'TALLY_API_KEY',
  remediation: {
    risk: 'read the answers to every form of your account, and change or delete forms',
    revokeAt: 'https://tally.so/settings/api-keys',
    steps: [
      'In Tally open “Settings”, “API keys”, and revoke the tly- key.',
      'Create one as the user whose forms the integration reads, and set it as TALLY_API_KEY.',
      'Look at the webhooks of your forms for addresses that are not yours; answers would be sent there.',
    ],
    prevention: ['Receive answers by a signed webhook where a script only needs new ones.'],
  },
  source: 'https://developers.tally.so/api-reference/api-keys',
  examples: [`TALLY_API_KEY=tly-${sample.base62(32)}`, `Authorization: Bearer tly-${sample.base62(32, 't')}`],
  counterexamples: ['TALLY_API_KEY=tly-xxxx', `tly-${'x'.repeat(32)}`],
})
