import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'lichess-token',
  provider: 'Lichess',
  title: 'Lichess personal access token',
  severity: 'low',
  certainty: 'certain',
  keywords: ['lip_'],
  // 20 letters and digits; Betterleaks takes 16 to 60.
  pattern: /(?<![A-Za-z0-9])(?<secret>lip_(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{16,32}))(?![A-Za-z0-9_-])/g,
  isGenuine: (secret) => /[a-z]/.test(secret.slice(4)) && /[A-Z]/.test(secret),
  variable: 'LICHESS_TOKEN',
  remediation: {
    risk: 'play, chat and write studies as the account, whichever scopes it was given; a bot token plays its games',
    revokeAt: 'https://lichess.org/account/oauth/token',
    steps: [
      'On the page “API access tokens” of Lichess delete the token by its description.',
      'Create one with the scopes of the bot (bot:play) and set it as LICHESS_TOKEN.',
    ],
    prevention: ['Run a bot on an account of its own, so that its token reaches nothing of yours.'],
  },
  source: 'https://lichess.org/api#section/Introduction/Authentication',
  examples: [
    `LICHESS_TOKEN=lip_${sample.base62(20)}`,
    `curl https://lichess.org/api/account -H "Authorization: Bearer lip_${sample.base62(20, 'l')}"`,
  ],
  counterexamples: ['export LICHESS_TOKEN=lip_xxxxxxxxxxxx', 'lip_syncanimationframes2'],
})
