import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'infracost-api-token',
  provider: 'Infracost',
  title: 'Infracost API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['ico-'],
  pattern: /(?<![A-Za-z0-9.])(?<secret>ico-(?<random>[A-Za-z0-9]{28,40}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'INFRACOST_API_KEY',
  remediation: {
    risk: 'use the pricing API on your organization’s account',
    revokeAt: 'https://dashboard.infracost.io/',
    steps: [
      'In Infracost Cloud open “Org Settings”, “API tokens”, and rotate the ico- key.',
      'Set the new key in CI with infracost configure set api_key.',
    ],
    prevention: ['Keep the key in CI secrets; the CLI reads INFRACOST_API_KEY.'],
  },
  source: 'https://www.infracost.io/docs/features/environment_variables/',
  examples: [`INFRACOST_API_KEY=ico-${sample.base62(32)}`, `api_key: 'ico-${sample.base62(32, 'y')}'`],
  counterexamples: [`ico-${sample.base62(10)}`, `video_box.ico-${sample.hex(32)}`],
})
