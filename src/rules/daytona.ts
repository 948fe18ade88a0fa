import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'daytona-api-key',
  provider: 'Daytona',
  title: 'Daytona API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['dtn_'],
  // 64 hex digits, as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>dtn_(?<random>[0-9a-f]{56,72}))(?![A-Za-z0-9_-])/g,
  variable: 'DAYTONA_API_KEY',
  remediation: {
    risk: 'start sandboxes in your organization at its cost, and read or delete the running ones, as far as the permissions of the key go',
    revokeAt: 'https://app.daytona.io/dashboard/keys',
    steps: [
      'On the page “API Keys” of the Daytona dashboard revoke the dtn_ key.',
      'Create one with an expiration and the permission “Sandboxes” only, and set it as DAYTONA_API_KEY.',
      'Stop sandboxes and delete snapshots that nobody of you made.',
    ],
    prevention: [
      'Leave “Delete” permissions off keys that agents hold, and set limits for CPU and memory on the organization.',
    ],
  },
  source: 'https://www.daytona.io/docs/en/api-keys/',
  examples: [`DAYTONA_API_KEY=dtn_${sample.hex(64)}`, `new Daytona({ apiKey: 'dtn_${sample.hex(64, 'd')}' })`],
  counterexamples: ['DAYTONA_API_KEY=dtn_your_key_here', `dtn_${'0'.repeat(64)}`],
})
