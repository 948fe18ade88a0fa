import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'octopus-deploy-api-key',
  provider: 'Octopus Deploy',
  title: 'Octopus Deploy API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['API-'],
  pattern:
    /(?<![A-Za-z0-9-])(?<secret>API-(?=[A-Z0-9]{0,40}\d)(?![A-F0-9]{32}(?![A-Z0-9]))(?<random>[A-Z0-9]{26,40}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'OCTOPUS_API_KEY',
  remediation: {
    risk: 'deploy to every environment the user reaches and read variables',
    revokeAt: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    steps: [
      'Open the profile of the user, My API Keys, and delete the key.',
      'Create one with an expiry for a service account and update the build server.',
      'Read the audit log for deployments that nobody started.',
    ],
    prevention: ['Use OIDC from the build server instead of a key.'],
  },
  source: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  examples: [`OCTOPUS_API_KEY=API-${sample.upper36(26)}`, `X-Octopus-ApiKey: API-${sample.upper36(27, 'h')}`],
  counterexamples: ['API-DOCUMENTATION-FOR-DEVELOPERS', `API-${'X'.repeat(26)}`],
})
