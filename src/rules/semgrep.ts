import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'semgrep-app-token',
  provider: 'Semgrep',
  title: 'Semgrep token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['semgrep'],
  ...assigned('semgrep', '[0-9a-f]{64}'),
  variable: 'SEMGREP_APP_TOKEN',
  remediation: {
    risk: 'send scan results and read the policies of your deployment; a token with the Web API scope reads the findings',
    revokeAt: 'https://semgrep.dev/orgs/-/settings/tokens/api',
    steps: [
      'In Semgrep AppSec Platform open “Settings”, “Tokens”, and delete the token by its name.',
      'Create one with the scope it needs, “Agent (CI)” for scans, and set it as the CI secret SEMGREP_APP_TOKEN.',
      'Run semgrep login again where the command line used it.',
    ],
    prevention: ['Keep the Web API scope for the scripts that read findings.'],
  },
  source: 'https://semgrep.dev/docs/semgrep-ci/ci-environment-variables',
  examples: [`SEMGREP_APP_TOKEN=${sample.hex(64)}`, `export SEMGREP_APP_TOKEN="${sample.hex(64, 's')}"`],
  counterexamples: [
    'SEMGREP_APP_TOKEN=your_token_here',
    `TOKEN=${sample.hex(64)}`,
    'SEMGREP_APP_TOKEN: ${{ secrets.SEMGREP_APP_TOKEN }}',
  ],
})
