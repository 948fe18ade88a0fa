import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'permit-api-key',
  provider: 'Permit.io',
  title: 'Permit.io API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['permit_key_'],
  // The CLI (source/lib/auth.ts of permitio/permit-cli) takes keys of this prefix and 97 characters or more in all.
  pattern: /(?<![A-Za-z0-9])(?<secret>permit_key_(?<random>(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{86,120}))(?![A-Za-z0-9_-])/g,
  variable: 'PERMIT_API_KEY',
  remediation: {
    risk: 'change roles and policies of the environment, and so decide what your users may do',
    revokeAt: 'https://app.permit.io/settings/api-keys',
    steps: [
      'Under “Settings”, “API Keys”, use “Rotate Secret” in the menu of the key.',
      'Restart the PDP containers with the new PDP_API_KEY; they fetch policies with it.',
      'Read the audit log for role assignments that were added.',
    ],
    prevention: ['Use environment-level keys for services and PDPs, not the organization’s.'],
  },
  source: 'https://docs.permit.io/overview/get-api-key/',
  examples: [
    `PERMIT_API_KEY=permit_key_${sample.base62(86)}`,
    `docker run -e PDP_API_KEY=permit_key_${sample.base62(86, 'p')} permitio/pdp-v2`,
  ],
  counterexamples: ['PERMIT_API_KEY=permit_key_xxxxxxxxxxxxxxxx', `permit_key_${'x'.repeat(86)}`],
})
