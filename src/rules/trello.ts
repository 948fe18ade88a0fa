import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'trello-api-token',
  provider: 'Trello',
  title: 'Trello API key or token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['trello'],
  ...assigned('trello', '(?:ATTA[A-Za-z0-9]{60,80}|[A-Fa-f0-9]{32,64}|[A-Za-z0-9]{32})'),
  mode: 'unknown',
  variable: 'TRELLO_API_TOKEN',
  remediation: {
    risk: 'read and change the boards of the member',
    revokeAt: 'https://trello.com/power-ups/admin',
    steps: [
      'Open Power-Up admin, the Power-Up, API key, and generate a new secret; revoke the token under Settings, Applications.',
      'Ask for a token with fewer scopes and an expiration.',
    ],
    prevention: ['Ask for tokens that expire.'],
  },
  source: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
  examples: [`TRELLO_API_TOKEN=${sample.hex(64)}`, `trelloKey: '${sample.hex(32, 'y')}'`],
  counterexamples: ['TRELLO_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
})
