import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'axiom-token',
  provider: 'Axiom',
  title: 'Axiom token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['xaat-', 'xapt-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>xa[ap]t-(?<random>[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'AXIOM_TOKEN',
  remediation: {
    risk: 'ingest and read the logs of your datasets',
    revokeAt: 'https://app.axiom.co/settings/api-tokens',
    steps: [
      'Open Settings, API tokens (xaat-) or Profile (xapt-), and delete the token.',
      'Create an advanced token for the one dataset that needs it.',
    ],
    prevention: ['Give ingest tokens the ingest permission only.'],
  },
  source: 'https://axiom.co/docs/reference/tokens',
  examples: [`AXIOM_TOKEN=xaat-${sample.uuid()}`, `token: xapt-${sample.uuid('y')}`],
  counterexamples: ['xaat-token'],
})
