import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'runpod-api-key',
  provider: 'Runpod',
  title: 'Runpod API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['rpa_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>rpa_(?<random>[A-Z0-9]{40,60}[a-z0-9]{0,10}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'RUNPOD_API_KEY',
  remediation: {
    risk: 'start machines at your expense and read their data',
    revokeAt: 'https://console.runpod.io/user/settings',
    steps: [
      'In the Runpod console open “Settings”, “API Keys”, and disable, then delete the rpa_ key.',
      'Create one with the permission “Restricted” for the endpoints it calls, and stop pods that nobody of you started.',
    ],
    prevention: ['Create keys with restricted permissions for endpoints.'],
  },
  source: 'https://docs.runpod.io/get-started/api-keys',
  examples: [`RUNPOD_API_KEY=rpa_${sample.upper36(44)}`, `Authorization: Bearer rpa_${sample.upper36(46, 'h')}`],
  counterexamples: ['rpa_key'],
})
