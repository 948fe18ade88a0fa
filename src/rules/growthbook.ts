import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'growthbook-secret-key',
  provider: 'GrowthBook',
  title: 'GrowthBook secret key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['secret_user_', 'secret_admin_', 'secret_readonly_'],
  // The role (or user) and 32 bytes in base64 without `=`, `+` and `/`: packages/back-end/src/models/ApiKeyModel.ts of
  // growthbook/growthbook.
  pattern: /(?<![A-Za-z0-9])(?<secret>secret_(?:user|admin|readonly)_(?<random>[A-Za-z0-9]{32,44}))(?![A-Za-z0-9_-])/g,
  precedence: 1,
  variable: 'GROWTHBOOK_SECRET_KEY',
  remediation: {
    risk: 'read features and experiments, and change them unless the key is read-only',
    revokeAt: 'https://app.growthbook.io/settings/keys',
    steps: [
      'Under “Settings”, “API Keys”, delete the secret key and press “New Secret Key” with the role it needs.',
      'Deploy it, then look at “Audit” for features that were changed.',
    ],
    prevention: ['SDKs need the SDK connection’s client key only, which is made to be public.'],
  },
  source: 'https://docs.growthbook.io/api-overview',
  examples: [
    `GROWTHBOOK_SECRET_KEY=secret_admin_${sample.base62(43)}`,
    `Authorization: Bearer secret_readonly_${sample.base62(43, 'g')}`,
  ],
  counterexamples: ['GROWTHBOOK_SECRET_KEY=secret_user_abc123', `secret_admin_${'x'.repeat(43)}`],
})
