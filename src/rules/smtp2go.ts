import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'smtp2go-api-key',
  provider: 'SMTP2GO',
  title: 'SMTP2GO API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['smtp2go'],
  context: ['smtp2go'],
  pattern: /(?<![A-Za-z0-9])(?<secret>api-(?<random>[0-9A-F]{32}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'SMTP2GO_API_KEY',
  remediation: {
    risk: 'send mail through SMTP2GO as your verified domains and use up the quota',
    revokeAt: 'https://app.smtp2go.com/sending/apikeys/',
    steps: [
      'Under “Sending”, “API Keys”, add a key with the endpoints you call, and deploy it.',
      'Delete the leaked key, and read “Reports”, “Activity” for messages that are not yours.',
    ],
    prevention: ['Limit each key to the endpoints it needs (email/send), and set a rate limit.'],
  },
  source: 'https://developers.smtp2go.com/docs/getting-started',
  examples: [
    `SMTP2GO_API_KEY=api-${sample.upperHex(32)}`,
    `curl https://api.smtp2go.com/v3/email/send -H 'X-Smtp2go-Api-Key: api-${sample.upperHex(32, 's')}'`,
  ],
  counterexamples: [`KEY=api-${sample.upperHex(32)}`, `SMTP2GO_API_KEY=api-${'0'.repeat(32)}`],
})
