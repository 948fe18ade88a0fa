import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'riot-api-key',
  provider: 'Riot Games',
  title: 'Riot Games API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['RGAPI-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>RGAPI-(?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])/gi,
  variable: 'RIOT_API_KEY',
  remediation: {
    risk: 'use up the rate limit of your product, which may get the key blacklisted',
    revokeAt: 'https://developer.riotgames.com/',
    steps: [
      'Press “Regenerate API Key” on the Riot developer dashboard; a development key dies by itself after 24 hours.',
      'For a production key open the product and ask for a new key in its messages.',
    ],
    prevention: ['Send requests of the game client through your server, which adds the key.'],
  },
  source: 'https://developer.riotgames.com/docs/portal',
  examples: [`RIOT_API_KEY=RGAPI-${sample.uuid()}`, `X-Riot-Token: RGAPI-${sample.uuid('rg')}`],
  counterexamples: ['RIOT_API_KEY=RGAPI-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', `RIOT_API_KEY=${sample.uuid()}`],
})
