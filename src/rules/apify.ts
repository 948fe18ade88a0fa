import { asApifyToken, isApifyToken } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (seed: string) => asApifyToken(`apify_api_${sample.base62(30, seed)}`)

export default defineRules({
  id: 'apify-token',
  provider: 'Apify',
  title: 'Apify API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['apify_api_'],
  // 36 characters, the last six a checksum; of other lengths nothing is known, so they are not held to it.
  pattern: /(?<![A-Za-z0-9])(?<secret>apify_api_(?<random>[A-Za-z0-9]{34,40}))(?![A-Za-z0-9_])/g,
  checksum: (secret) => secret.length !== 46 || isApifyToken(secret),
  variable: 'APIFY_TOKEN',
  remediation: {
    risk: 'run Actors on your bill and read the datasets and key-value stores of your Apify account',
    revokeAt: 'https://console.apify.com/settings/integrations',
    steps: [
      'In Apify Console open “Settings”, “API & Integrations”, and delete the token.',
      'Create a new one there and enter it in the clients and webhooks that start your Actors.',
      'Check “Runs” and the usage on the billing page for jobs you did not start.',
    ],
    prevention: [
      'Create scoped tokens that may run one Actor or read one dataset.',
      'Set an expiration on the token, and a monthly usage limit on the account.',
    ],
  },
  source: 'https://docs.apify.com/platform/integrations/api',
  examples: [`APIFY_TOKEN=${token('a')}`, `https://api.apify.com/v2/acts?token=${token('b')}&limit=10`],
  counterexamples: ['apify_api_your_token', `apify_api_${'x'.repeat(36)}`],
})
