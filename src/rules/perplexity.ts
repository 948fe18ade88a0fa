import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'perplexity-api-key',
  provider: 'Perplexity',
  title: 'Perplexity API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pplx-'],
  // 48 characters today; older keys were hexadecimal.
  pattern: /(?<![A-Za-z0-9])(?<secret>pplx-(?<random>[A-Za-z0-9]{40,96}))(?![A-Za-z0-9_-])/g,
  variable: 'PERPLEXITY_API_KEY',
  remediation: {
    risk: 'spend the credits of your API group on Sonar and search requests',
    revokeAt: 'https://www.perplexity.ai/account/api/keys',
    steps: [
      'Open the API settings, select the API group of the key, and press “Generate API Key”.',
      'Replace PERPLEXITY_API_KEY (or PPLX_API_KEY) in your services.',
      'Delete the old key in the list of the group, then check “Usage metrics” and the credit balance.',
    ],
    command: 'POST https://api.perplexity.ai/revoke_auth_token with the key to revoke',
    prevention: [
      'Make an API group for each environment.',
      'Leave “Auto Reload” off or small, so that a stolen key runs dry.',
    ],
  },
  source: 'https://docs.perplexity.ai/',
  examples: [
    `PERPLEXITY_API_KEY=pplx-${sample.base62(48)}`,
    `headers: { Authorization: 'Bearer pplx-${sample.base62(48, 'js')}' }`,
  ],
  counterexamples: [`pplx-${'x'.repeat(48)}`, 'model: pplx-70b-online', 'PPLX_API_KEY=pplx-your-api-key'],
})
