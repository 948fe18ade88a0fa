import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'socket-api-token',
  provider: 'Socket',
  title: 'Socket API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sktsec_'],
  // The token that Socket’s own tools carry for everybody is left out.
  pattern: /(?<![A-Za-z0-9])(?<secret>sktsec_(?<random>[A-Za-z0-9_-]{30,120})_api)(?![A-Za-z0-9-])/g,
  isGenuine: (secret) => !secret.startsWith(['sktsec', 't', '--RAN5U4'].join('_')),
  variable: 'SOCKET_SECURITY_API_TOKEN',
  remediation: {
    risk: 'read the dependency scans and alerts of your organization, and create scans with its quota',
    revokeAt: 'https://socket.dev/dashboard',
    steps: [
      'In the organization’s settings open “API Tokens”, and use “Rotate” on the token, or revoke it.',
      'Store the new one as SOCKET_SECURITY_API_TOKEN in CI.',
    ],
    prevention: ['Give each token the scopes of its job (for example full-scans only).'],
  },
  source: 'https://docs.socket.dev/docs/api-keys',
  examples: [
    `SOCKET_SECURITY_API_TOKEN=sktsec_${sample.base62(44)}_api`,
    `--api-token sktsec_${sample.base62(44, 's')}_api`,
  ],
  counterexamples: ['SOCKET_SECURITY_API_TOKEN=sktsec_your_token_api', `sktsec_${'x'.repeat(44)}_api`],
})
