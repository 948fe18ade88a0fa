import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'checkly-api-key',
  provider: 'Checkly',
  title: 'Checkly API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['cu_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>cu_(?<random>[a-f0-9]{32}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'CHECKLY_API_KEY',
  remediation: {
    risk: 'change checks and read their environment variables',
    revokeAt: 'https://app.checklyhq.com/settings/user/api-keys',
    steps: [
      'In Checkly open “User settings”, “API keys”, and delete the cu_ key.',
      'Create one for “npx checkly deploy” and set it as CHECKLY_API_KEY together with CHECKLY_ACCOUNT_ID.',
    ],
    prevention: ['Use a service API key with a role instead of a personal one.'],
  },
  source: 'https://www.checklyhq.com/docs/platform/service-api-keys/',
  examples: [`CHECKLY_API_KEY=cu_${sample.hex(32)}`, `apiKey: 'cu_${sample.hex(32, 'y')}'`],
  counterexamples: ['cu_key'],
})
