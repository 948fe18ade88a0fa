import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pinterest-access-token',
  provider: 'Pinterest',
  title: 'Pinterest access token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pina_'],
  // The prefix and the alphabet are those of Betterleaks’ pinterest-access-token; Pinterest publishes no length.
  pattern: /(?<![A-Za-z0-9])(?<secret>pina_(?<random>(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{40,200}))(?![A-Za-z0-9_-])/g,
  variable: 'PINTEREST_ACCESS_TOKEN',
  remediation: {
    risk: 'read and change the boards, pins and advertising of the account, as far as its scopes go',
    revokeAt: 'https://www.pinterest.com/settings/security',
    steps: [
      'Remove your app under “Connected apps” in the security settings of the Pinterest account that consented.',
      'Run the OAuth flow again, and store access and refresh token on the server.',
      'If the app secret leaked with it, reset that on the app’s page at developers.pinterest.com.',
    ],
    prevention: ['Use continuous refresh tokens and do not write access tokens to files: they live 30 days.'],
  },
  source: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
  examples: [
    `PINTEREST_ACCESS_TOKEN=pina_${sample.upper36(64)}`,
    `Authorization: Bearer pina_${sample.upper36(80, 'p')}`,
  ],
  counterexamples: ['PINTEREST_ACCESS_TOKEN=pina_YOUR_TOKEN', `pina_${'X'.repeat(64)}`],
})
