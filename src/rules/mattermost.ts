import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mattermost-access-token',
  provider: 'Mattermost',
  title: 'Mattermost access token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['mattermost'],
  ...assigned('mattermost', '[a-z0-9]{26}'),
  mode: 'unknown',
  variable: 'MATTERMOST_TOKEN',
  remediation: {
    risk: 'read and post as the user or bot, in every team and channel it belongs to',
    revokeAt: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    steps: [
      'As its user open Profile, Security, “Personal Access Tokens”, or for a bot Integrations, “Bot Accounts”, and delete the token.',
      'As a system admin you can do it for others: mmctl token list shows the id, mmctl token revoke ends it.',
    ],
    prevention: ['Use bot accounts with membership in the needed channels only.'],
  },
  source: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
  examples: [`MATTERMOST_TOKEN=${sample.base36(26)}`, `mattermost:\n  token: ${sample.base36(26, 'y')}`],
  counterexamples: ['MATTERMOST_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxx'],
})
