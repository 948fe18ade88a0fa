import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sendbird-api-token',
  provider: 'Sendbird',
  title: 'Sendbird API token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['sendbird'],
  ...assigned('sendbird(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))', '[0-9a-f]{40}'),
  variable: 'SENDBIRD_API_TOKEN',
  remediation: {
    risk: 'read and delete the channels and messages of all users, and act as any of them',
    revokeAt: 'https://dashboard.sendbird.com/',
    steps: [
      'In the dashboard open “Settings”, “Application”, “General”, “API tokens”; create a secondary token and deploy it.',
      'Delete the leaked one; if it is the master token, ask Sendbird support to change it.',
    ],
    overlap: 'Secondary tokens work beside the master token.',
    prevention: ['Use secondary tokens only, and session tokens in the clients.'],
  },
  source: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
  examples: [`SENDBIRD_API_TOKEN=${sample.hex(40)}`, `sendbird:\n  api_token: "${sample.hex(40, 's')}"`],
  counterexamples: [`API_TOKEN=${sample.hex(40)}`, `SENDBIRD_API_TOKEN=${'0'.repeat(40)}`],
})
