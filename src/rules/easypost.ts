import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'easypost-api-key',
  provider: 'EasyPost',
  title: 'EasyPost API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['EZAK', 'EZTK'],
  pattern: /(?<![A-Za-z0-9])(?<secret>(?<mode>EZAK|EZTK)(?<random>[A-Za-z0-9]{54}))(?![A-Za-z0-9])/g,
  mode: { marks: { ezak: 'live', eztk: 'test' } },
  variable: 'EASYPOST_API_KEY',
  remediation: {
    risk: 'buy postage on your account and read addresses',
    revokeAt: 'https://www.easypost.com/account/api-keys',
    steps: [
      'Open Account settings, API keys, and create another key.',
      'Ship with the new key for one label, then disable the leaked one and look for labels you did not buy.',
      'Ask for a refund of labels that nobody on your side bought.',
    ],
    prevention: ['Use the EZTK key in development.', 'Use a key of a child user for each service.'],
  },
  source: 'https://docs.easypost.com/docs/authentication',
  examples: [`EASYPOST_API_KEY=EZAK${sample.base62(54)}`, `EasyPostClient("EZTK${sample.base62(54, 'test')}")`],
  counterexamples: [`EZAK${'x'.repeat(54)}`, `EZAK${sample.base62(20)}`],
})
