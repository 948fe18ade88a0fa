import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'goldrush-api-key',
  provider: 'GoldRush (Covalent)',
  title: 'GoldRush API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['cqt_rQ', 'cqt_wF'],
  // 26 characters of base58 follow, as GoldRush’s own tools check.
  pattern: /(?<![A-Za-z0-9])(?<secret>cqt_(?:rQ|wF)(?<random>[1-9A-HJ-NP-Za-km-z]{26}))(?![A-Za-z0-9_-])/g,
  variable: 'GOLDRUSH_API_KEY',
  remediation: {
    risk: 'use up the credits of your GoldRush plan',
    revokeAt: 'https://goldrush.dev/platform/apikey/',
    steps: [
      'On the GoldRush platform open “API Keys”, and create another key.',
      'Set it in your app and in goldrush auth of the command line, then delete the leaked cqt_ key.',
      'Check the credit usage since the leak.',
    ],
    prevention: [
      'Call GoldRush from a server: a key in a NEXT_PUBLIC_ or VITE_ variable is in the bundle of the page.',
    ],
  },
  source: 'https://goldrush.dev/docs/goldrush-foundational-api/authentication',
  examples: [
    `GOLDRUSH_API_KEY=cqt_rQ${sample.of('346789BCDFGHJKMPQRTVWXYbcdfghjkmpqrtvwxy', 26)}`,
    `new GoldRushClient('cqt_wF${sample.of('346789BCDFGHJKMPQRTVWXYbcdfghjkmpqrtvwxy', 26, 'g')}')`,
  ],
  counterexamples: ['COVALENT_API_KEY=cqt_rQxxxxxxxxxxxxxxxxxxxxxxxxxx', `cqt_${sample.base62(28)}`],
})
