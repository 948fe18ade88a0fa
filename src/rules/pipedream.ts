import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pipedream-api-key',
  provider: 'Pipedream',
  title: 'Pipedream API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pd_api_', 'pipedream'],
  pattern: /(?<![A-Za-z0-9])(?<secret>pd_api_(?<random>[a-f0-9]{32}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'PIPEDREAM_API_KEY',
  remediation: {
    risk: 'run and change workflows of the workspace',
    revokeAt: 'https://pipedream.com/user',
    steps: ['Open User settings, API key, and revoke it.', 'Create an OAuth client of the workspace instead.'],
    prevention: ['Prefer OAuth clients, whose tokens expire.'],
  },
  source: 'https://pipedream.com/docs/rest-api/auth/',
  examples: [`PIPEDREAM_API_KEY=pd_api_${sample.hex(32)}`, `pipedream: 'pd_api_${sample.hex(32, 'y')}'`],
  counterexamples: ['pd_api_key'],
})
