import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'unleash-api-token',
  provider: 'Unleash',
  title: 'Unleash API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['unleash'],
  context: ['unleash'],
  // Project and environment, then the secret; personal tokens begin with user.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:(?:\*|\[\]|[a-z0-9][a-z0-9_-]{0,60}):[a-z*][a-z0-9_-]{0,40}\.|user:)(?<random>[0-9a-f]{48,64}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'UNLEASH_API_TOKEN',
  remediation: {
    risk: 'read every flag and segment of the environment; an admin or personal token switches flags in production',
    revokeAt: 'https://docs.getunleash.io/reference/api-tokens-and-client-keys',
    steps: [
      'Delete the token in the admin UI of your Unleash, under “API access” or “Personal API tokens”.',
      'Create a token of the same type for one project and environment, and roll it out to the SDKs.',
      'Look at the event log for flags that were switched by it.',
    ],
    overlap: 'Tokens are independent, so the new one can be everywhere before the old one goes.',
    prevention: ['Use frontend tokens in browsers and client tokens in servers; neither can change a flag.'],
  },
  source: 'https://docs.getunleash.io/reference/api-tokens-and-client-keys',
  examples: [
    `UNLEASH_API_TOKEN=default:development.${sample.hex(56)}`,
    `unleash_admin_token: "*:*.${sample.hex(56, 'u')}"`,
  ],
  counterexamples: [`TOKEN=default:development.${sample.hex(56)}`, `UNLEASH_API_TOKEN=*:production.${'0'.repeat(56)}`],
})
