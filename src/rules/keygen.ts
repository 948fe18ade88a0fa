import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'keygen-token',
  provider: 'Keygen',
  title: 'Keygen API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['keygen'],
  // Who it belongs to, 64 hex digits, and the version.
  pattern: /(?<![A-Za-z0-9])(?<secret>(?:admin?|prod|env|user|activ)-(?<random>[0-9a-f]{64})v3)(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['keygen'],
  variable: 'KEYGEN_TOKEN',
  remediation: {
    risk: 'create licences and users of your products, and publish releases that their updaters install',
    revokeAt: 'https://app.keygen.sh/tokens',
    steps: [
      'In the Keygen dashboard open “Tokens” and revoke the token of the admin, product or environment.',
      'Generate one with an expiry and the permissions of its job (release.upload for a pipeline), and deploy it.',
      'Compare releases and licences created since the leak with your own.',
    ],
    prevention: ['Give pipelines a product token with single permissions, never an admin token.'],
  },
  source: 'https://keygen.sh/docs/api/authentication/',
  examples: [`KEYGEN_PRODUCT_TOKEN=prod-${sample.hex(64)}v3`, `keygen upload --token admin-${sample.hex(64, 'k')}v3`],
  counterexamples: ['KEYGEN_PRODUCT_TOKEN=prod-...', `TOKEN=prod-${sample.hex(64)}v3`],
})
