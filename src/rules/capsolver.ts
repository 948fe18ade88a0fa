import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'capsolver-api-key',
  provider: 'CapSolver',
  title: 'CapSolver API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['CAP-'],
  // 32 upper-case hex digits, 64 in newer keys.
  pattern: /(?<![A-Za-z0-9_-])(?<secret>CAP-(?<random>[0-9A-F]{32}(?:[0-9A-F]{32})?))(?![A-Za-z0-9_-])/g,
  variable: 'CAPSOLVER_API_KEY',
  remediation: {
    risk: 'have captchas solved until the balance of the account is gone',
    revokeAt: 'https://dashboard.capsolver.com/dashboard/overview',
    steps: [
      'In the CapSolver dashboard reset the API key (the clientKey of requests).',
      'Set it again in your scrapers, and look at the usage for task types you do not send.',
    ],
    prevention: ['Top up in small amounts, and set a balance alert in the CapSolver dashboard.'],
  },
  source: 'https://docs.capsolver.com/en/guide/api-createtask/',
  examples: [
    `CAPSOLVER_API_KEY=CAP-${sample.upperHex(32)}`,
    `{"clientKey": "CAP-${sample.upperHex(64, 'c')}", "task": {}}`,
  ],
  counterexamples: ['CAPSOLVER_API_KEY=CAP-XXXXXXXXXXXXXXXX', `CAP-${sample.hex(32)}`, `CAP-${'0'.repeat(32)}`],
})
