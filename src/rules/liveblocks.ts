import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'liveblocks-secret-key',
  provider: 'Liveblocks',
  title: 'Liveblocks secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sk_dev_', 'sk_prod_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>dev|prod)_(?<random>[A-Za-z0-9_-]{50,80}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { prod: 'live', dev: 'test' } },
  variable: 'LIVEBLOCKS_SECRET_KEY',
  remediation: {
    risk: 'read and change every room of the project',
    revokeAt: 'https://liveblocks.io/dashboard/apikeys',
    steps: [
      'Open the project, API keys, and roll the secret key.',
      'Deploy it at once: the old one stops working when it expires.',
    ],
    prevention: ['Sign users in with ID tokens from your own backend; clients get the public key only.'],
  },
  source: 'https://liveblocks.io/docs/authentication',
  examples: [`LIVEBLOCKS_SECRET_KEY=sk_prod_${sample.base64url(64)}`, `secret: 'sk_dev_${sample.base64url(64, 'y')}'`],
  counterexamples: ['sk_dev_your_key'],
})
