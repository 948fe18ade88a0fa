import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nasa-api-key',
  provider: 'NASA',
  title: 'NASA API key',
  severity: 'low',
  certainty: 'likely',
  keywords: ['nasa'],
  ...assigned('nasa', '[A-Za-z0-9]{40}'),
  mode: 'unknown',
  variable: 'NASA_API_KEY',
  remediation: {
    risk: 'spend the hourly quota of your key',
    revokeAt: 'https://api.nasa.gov/',
    steps: [
      'Sign up for another key at the page; there is no way to revoke the old one.',
      'Set it in place of the old one, or of DEMO_KEY, where you call api.nasa.gov.',
    ],
    prevention: ['Call the API from your server, so that the key is not in a page.'],
  },
  source: 'https://api.nasa.gov/',
  examples: [`NASA_API_KEY=${sample.base62(40)}`, `nasa: { apiKey: '${sample.base62(40, 'q')}' }`],
  counterexamples: ['NASA_API_KEY=DEMO_KEY'],
})
