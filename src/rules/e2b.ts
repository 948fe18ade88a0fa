import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'e2b-api-key',
  provider: 'E2B',
  title: 'E2B API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['e2b_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>e2b_(?<random>[a-f0-9]{36,48}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'E2B_API_KEY',
  remediation: {
    risk: 'start sandboxes on your account and read running ones',
    revokeAt: 'https://e2b.dev/dashboard?tab=keys',
    steps: [
      'Open the Keys tab of the team and delete the key.',
      'Create another, and kill sandboxes you did not start.',
    ],
    prevention: ['Make a team for each product: a key can list and kill every sandbox of its team.'],
  },
  source: 'https://e2b.dev/docs/api-key',
  examples: [`E2B_API_KEY=e2b_${sample.hex(40)}`, `apiKey: 'e2b_${sample.hex(40, 'y')}'`],
  counterexamples: ['e2b_key'],
})
