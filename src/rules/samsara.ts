import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'samsara-api-token',
  provider: 'Samsara',
  title: 'Samsara API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['samsara_api_'],
  // 30 letters and digits in the samples of the documentation.
  pattern: /(?<![A-Za-z0-9])(?<secret>samsara_api_(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{26,36}))(?![A-Za-z0-9_-])/g,
  variable: 'SAMSARA_API_TOKEN',
  remediation: {
    risk: 'read where vehicles and drivers are, with their camera footage, and change fleet settings if its scopes can write',
    revokeAt: 'https://cloud.samsara.com/',
    steps: [
      'In the Samsara dashboard open “Settings”, “Developer”, “API Tokens”, and delete the token.',
      'Add a token with the read scopes and tags of its integration, and deploy it.',
      'Read the activity log for routes, drivers and alerts that were changed through the API.',
    ],
    prevention: ['Restrict the token by tag to the vehicles of one group.'],
  },
  source: 'https://developers.samsara.com/docs/authentication',
  examples: [
    `SAMSARA_API_TOKEN=samsara_api_${sample.base62(30)}`,
    `'Authorization': 'Bearer samsara_api_${sample.base62(30, 's')}'`,
  ],
  counterexamples: [`samsara_api_${'x'.repeat(30)}`, 'samsara_api_rate_limit_hit'],
})
