import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ghost-admin-api-key',
  provider: 'Ghost',
  title: 'Ghost Admin API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ghost_admin', 'ghostadmin', 'ghost_api', 'ghost-admin', 'ghost.io', 'tryghost', 'ghost_key'],
  context: ['ghost_admin', 'ghostadmin', 'ghost_api', 'ghost-admin', 'ghost.io', 'tryghost', 'ghost_key'],
  pattern: /(?<![A-Za-z0-9])(?<secret>[0-9a-f]{24}:(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'GHOST_ADMIN_API_KEY',
  remediation: {
    risk: 'publish and change posts, upload themes, and read the members of your site',
    revokeAt: 'https://docs.ghost.org/admin-api',
    steps: [
      'In Ghost Admin open “Settings”, “Integrations”, the custom integration, and regenerate the Admin API key.',
      'Put it into the GitHub secret or the script that publishes, as id and secret in one string.',
      'Look at “History” in the settings for posts and themes that changed.',
    ],
    prevention: ['The Content API key reads published posts and may be public; the Admin key is for servers only.'],
  },
  source: 'https://docs.ghost.org/admin-api',
  examples: [
    `GHOST_ADMIN_API_KEY=${sample.hex(24)}:${sample.hex(64)}`,
    `new GhostAdminAPI({ url: 'https://demo.ghost.io', key: '${sample.hex(24, 'g')}:${sample.hex(64, 'g')}' })`,
  ],
  counterexamples: [`${sample.hex(24)}:${sample.hex(64)}`, `GHOST_CONTENT_API_KEY=${sample.hex(26)}`],
})
