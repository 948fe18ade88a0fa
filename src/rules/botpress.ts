import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'botpress-access-token',
  provider: 'Botpress',
  title: 'Botpress personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['bp_pat_'],
  // 36 letters and digits, as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>bp_pat_(?<random>(?=[A-Za-z]{0,35}\d)[A-Za-z0-9]{34,44}))(?![A-Za-z0-9_-])/g,
  variable: 'BOTPRESS_TOKEN',
  remediation: {
    risk: 'change the bots, tables and files of every workspace you belong to, and read their conversations',
    revokeAt: 'https://app.botpress.cloud/profile/settings',
    steps: [
      'In your Botpress profile open “Personal Access Tokens” and delete the bp_pat_ token.',
      'Create one for the script, and run “bp login” again with it.',
      'Look at the tables and the published versions of your bots for changes since the leak.',
    ],
    prevention: ['Call the Chat API with the key of a user from browsers, never with a personal access token.'],
  },
  source: 'https://botpress.com/docs/api-reference/introduction/authentication',
  examples: [
    `BOTPRESS_TOKEN=bp_pat_${sample.base62(36)}`,
    `const client = new Client({ token: 'bp_pat_${sample.base62(36, 'b')}' })`,
  ],
  counterexamples: ['BOTPRESS_TOKEN=bp_pat_...', `bp_pat_${'x'.repeat(36)}`],
})
