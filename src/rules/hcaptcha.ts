import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'hcaptcha-secret',
  provider: 'hCaptcha',
  title: 'hCaptcha secret',
  severity: 'low',
  certainty: 'certain',
  keywords: ['hcaptcha'],
  context: ['hcaptcha'],
  // `ES_` and 32 hex digits. Older secrets, 0x and 40 hex digits, look like Ethereum addresses and are left out.
  pattern: /(?<![A-Za-z0-9])(?<secret>ES_(?<random>[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'HCAPTCHA_SECRET',
  remediation: {
    risk: 'verify, and so use up, the tokens of your visitors',
    revokeAt: 'https://dashboard.hcaptcha.com/settings',
    steps: [
      'In the hCaptcha dashboard open “Settings” of the account and generate a new secret.',
      'Put it where your server calls api.hcaptcha.com/siteverify; every sitekey of the account shares it.',
      'Delete the old secret on the same page.',
    ],
    prevention: ['Use the published test secret (0x followed by zeros) outside production.'],
  },
  source: 'https://docs.hcaptcha.com/',
  examples: [`HCAPTCHA_SECRET=ES_${sample.hex(32, 'h')}`, `hcaptcha:\n  secret: "ES_${sample.hex(32, 'h2')}"`],
  counterexamples: [
    `SECRET=ES_${sample.hex(32)}`,
    `HCAPTCHA_SECRET=0x${'0'.repeat(40)}`,
    `HCAPTCHA_SITEKEY=${sample.uuid()}`,
  ],
})
