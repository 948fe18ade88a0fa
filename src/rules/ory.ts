import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ory-api-key',
  provider: 'Ory',
  title: 'Ory Network API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['ory_pat_', 'ory_at_', 'ory_rt_', 'ory_wak_', 'ory_st_'],
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>ory_(?:pat|at|rt|wak|st|apikey)_(?<random>[A-Za-z0-9_.-]{28,120}))(?![A-Za-z0-9_.-])/g,
  mode: 'unknown',
  variable: 'ORY_API_KEY',
  remediation: {
    risk: 'manage the identities and sessions of the project',
    revokeAt: 'https://console.ory.sh/',
    steps: [
      'In the Ory Console choose the workspace and project, “Developers”, “API keys”, and delete the ory_ key.',
      'Create one with a name that tells its service, and set it as ORY_API_KEY there.',
      'Look through identities and OAuth clients for changes.',
    ],
    prevention: ['Name a key after the service that calls Ory, so that it can be deleted without stopping another.'],
  },
  source: 'https://www.ory.sh/docs/concepts/personal-access-token',
  examples: [`ORY_API_KEY=ory_pat_${sample.base62(32)}`, `Authorization: Bearer ory_at_${sample.base64url(43, 'h')}`],
  counterexamples: ['ory_pat_xxxx'],
})
