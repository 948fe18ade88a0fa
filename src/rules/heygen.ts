import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'heygen-api-key',
  provider: 'HeyGen',
  title: 'HeyGen API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sk_V2_'],
  // hgu stands for a user; 11 characters, _ and 32, as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_V2_hg[a-z]_(?<random>[A-Za-z0-9]{11}_[A-Za-z0-9]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'HEYGEN_API_KEY',
  remediation: {
    risk: 'make videos on your credits with the avatars and voices of your account, your own face among them',
    revokeAt: 'https://app.heygen.com/settings?nav=API',
    steps: [
      'In HeyGen open “Settings”, “API”, “API token”, and generate a new token, which ends the old one.',
      'Set it as HEYGEN_API_KEY on the server that starts videos.',
      'Look at the list of videos and avatars for those you did not make, and delete them.',
    ],
    prevention: ['Hand browsers a session token for streaming avatars, made by your server.'],
  },
  source: 'https://docs.heygen.com/docs/api-key',
  examples: [
    `HEYGEN_API_KEY=sk_V2_hgu_${sample.base62(11)}_${sample.base62(32)}`,
    `"X-Api-Key": "sk_V2_hgu_${sample.base62(11, 'h')}_${sample.base62(32, 'h')}"`,
  ],
  counterexamples: ['HEYGEN_API_KEY=sk_V2_...', `task_V2_hgu_${sample.base62(11)}_${sample.base62(32)}`],
})
