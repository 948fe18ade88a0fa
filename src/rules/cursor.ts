import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cursor-api-key',
  provider: 'Cursor',
  title: 'Cursor API key',
  severity: 'medium',
  certainty: 'certain',
  // Both prefixes are common in other names, so the word must stand near. `crsr_` is what newer keys begin with.
  keywords: ['key_', 'crsr_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>(?:key|crsr)_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
  context: ['cursor'],
  variable: 'CURSOR_API_KEY',
  remediation: {
    risk: 'start cloud agents that push to your repositories, and with an admin key read members, usage and spend of the team',
    revokeAt: 'https://cursor.com/dashboard',
    steps: [
      'Open the Cursor dashboard: user keys stand under “Integrations”, admin keys under “Settings”, “Advanced”, “Admin API Keys”.',
      'Revoke the key in its row, then create one with another name for the job that needs it.',
      'Look under “Cloud Agents” for runs you did not start, and at the branches and pull requests they opened.',
    ],
    prevention: [
      'Limit the repositories that the Cursor GitHub app may reach.',
      'Use a service account key in CI, and the login of the CLI on your own machine.',
    ],
  },
  source: 'https://docs.cursor.com/',
  examples: [
    `CURSOR_API_KEY=key_${sample.hex(64)}`,
    `curl https://api.cursor.com/v0/me -u key_${sample.hex(64, 'curl')}:`,
    `cursor-agent --api-key crsr_${sample.hex(64, 'cli')}`,
  ],
  counterexamples: [
    `cache: key_${sample.hex(64)}`,
    `cursor = monkey_${sample.hex(64)}`,
    `CURSOR_API_KEY=key_${'0'.repeat(64)}`,
    `cursor: tok_${sample.hex(64)}`,
  ],
})
