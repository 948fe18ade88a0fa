import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'rootly-api-key',
  provider: 'Rootly',
  title: 'Rootly API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['rootly_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>rootly_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
  variable: 'ROOTLY_API_TOKEN',
  remediation: {
    risk: 'read incidents and postmortems, and change schedules, escalation policies and status pages with the role of its owner',
    revokeAt: 'https://rootly.com/account/api_keys',
    steps: [
      'In Rootly open “Organization Settings”, “API Keys” (or your profile for a personal one), and delete the rootly_ key.',
      'Create a team or global key with a role, and set it as ROOTLY_API_TOKEN.',
      'Look through recent incidents and status page posts for ones that are not yours.',
    ],
    prevention: ['Use a team key with the role Observer for dashboards.'],
  },
  source: 'https://docs.rootly.com/api-reference/overview',
  examples: [`ROOTLY_API_TOKEN=rootly_${sample.hex(64)}`, `Authorization: Bearer rootly_${sample.hex(64, 'r')}`],
  counterexamples: ['export ROOTLY_API_TOKEN=rootly_xxxxxxxxxxxxxxxx', `rootly_${'0'.repeat(64)}`],
})
