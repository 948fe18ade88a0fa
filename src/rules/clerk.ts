import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'clerk-secret-key',
  provider: 'Clerk',
  title: 'Clerk secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_', 'sk_test_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>[A-Za-z0-9]{32,56}))(?![A-Za-z0-9])/g,
  context: ['clerk'],
  rivals: ['stripe', 'moyasar', 'paymongo'],
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 1,
  variable: 'CLERK_SECRET_KEY',
  remediation: {
    risk: 'read, change and impersonate every user of the instance',
    revokeAt: 'https://dashboard.clerk.com/last-active?path=api-keys',
    steps: [
      'Open API keys and create a new secret key.',
      'Deploy it everywhere, then delete the old key.',
      'If the key was public, revoke the open sessions of the instance and look through “Users” for changed e-mail addresses.',
    ],
    prevention: [
      'Use the development instance’s sk_test_ key outside production.',
      'Verify sessions with the public JWT key where the secret is not needed.',
    ],
  },
  source: 'https://clerk.com/docs/deployments/clerk-environment-variables',
  examples: [
    `CLERK_SECRET_KEY=sk_live_${sample.base62(42, 'clerk')}`,
    `import { createClerkClient } from '@clerk/backend'\ncreateClerkClient({ secretKey: 'sk_test_${sample.base62(42, 'clerk')}' })`,
  ],
  counterexamples: [`sk_live_${sample.base62(42)}`, `CLERK_SECRET_KEY=sk_live_${'x'.repeat(42)}`],
})
