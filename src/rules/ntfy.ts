import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ntfy-access-token',
  provider: 'ntfy',
  title: 'ntfy access token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['ntfy'],
  context: ['ntfy'],
  pattern: /(?<![A-Za-z0-9])(?<secret>tk_(?<random>[a-z0-9]{29}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'NTFY_TOKEN',
  remediation: {
    risk: 'publish to the topics of its user and read what was sent to them',
    revokeAt: 'https://ntfy.sh/account',
    steps: [
      'On the account page of the ntfy web app delete the token under “Access tokens”; on your own server run ntfy token remove.',
      'Create one with a label and an expiry, and give it to the publishers.',
    ],
    command: 'ntfy token remove <user> tk_…',
    prevention: ['Let publishers be users with write-only access to their topic (ntfy access user topic write-only).'],
  },
  source: 'https://docs.ntfy.sh/publish/#access-tokens',
  examples: [
    `NTFY_TOKEN=tk_${sample.base36(29)}`,
    `curl -H "Authorization: Bearer tk_${sample.base36(29, 'n')}" -d "done" https://ntfy.sh/builds`,
  ],
  counterexamples: [`TOKEN=tk_${sample.base36(29)}`, `NTFY_TOKEN=tk_${'x'.repeat(29)}`],
})
