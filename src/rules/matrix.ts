import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'matrix-access-token',
  provider: 'Matrix',
  title: 'Matrix access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['syt_', 'mct_', 'mcr_'],
  // Synapse: the local part in base64, 20 letters, a checksum of six. Matrix Authentication Service: 30 and six, for
  // clients of the older login (mct_) and for refreshing (mcr_); its access tokens (mat_) live five minutes.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:syt_[A-Za-z0-9+/=-]{2,200}_(?<random>[A-Za-z]{20})|m(?:ct|cr)_[A-Za-z0-9]{30})_[A-Za-z0-9]{6})(?![A-Za-z0-9_-])/g,
  variable: 'MATRIX_ACCESS_TOKEN',
  remediation: {
    risk: 'read and send messages of the account in all of its rooms, except those encrypted for other devices',
    revokeAt: 'https://app.element.io/',
    steps: [
      'Log the device out that owns the token: in Element “Settings”, “Sessions”, or with the logout call below.',
      'For the token of an administrator look at the Synapse admin API log as well: it can reset any password.',
      'Log the bot in again and keep its new token in the secret store.',
    ],
    command: 'curl -X POST -H "Authorization: Bearer <token>" https://<homeserver>/_matrix/client/v3/logout',
    prevention: ['Let bots log in with refresh tokens, whose access tokens expire within minutes.'],
  },
  source: 'https://spec.matrix.org/latest/client-server-api/#client-authentication',
  examples: [
    `MATRIX_ACCESS_TOKEN=syt_${sample.base62(12)}_${sample.of('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', 20)}_${sample.base62(6)}`,
    `"access_token": "mct_${sample.base62(30, 'mas')}_${sample.base62(6, 'mas')}"`,
  ],
  counterexamples: ['access_token: syt_your_token', `format_${sample.base62(30)}_${sample.base62(6)}`],
})
