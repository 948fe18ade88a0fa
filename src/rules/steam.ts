import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'steam-web-api-key',
  provider: 'Steam',
  title: 'Steam Web API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['steam_api', 'steam-api', 'steamapi', 'steam_key', 'steamkey', 'steam_web', 'steam-web', 'steamweb'],
  ...assigned('(?<![A-Za-z])steam[_-]?(?:web[_-]?)?(?:api[_-]?)?key|steamapi', '[0-9A-F]{32}'),
  variable: 'STEAM_API_KEY',
  remediation: {
    risk: 'query Steam as you, and watch or cancel trade offers of your account, which item thieves use',
    revokeAt: 'https://steamcommunity.com/dev/apikey',
    steps: [
      'On the page “Register Steam Web API Key” press “Revoke My Steam Web API Key”.',
      'Register again for your domain and deploy the new key.',
      'Look at “Trade Offer History” for offers that were declined and sent again.',
    ],
    prevention: ['Publishers should use publisher keys limited to a group of apps and addresses.'],
  },
  source: 'https://steamcommunity.com/dev',
  examples: [`STEAM_API_KEY=${sample.upperHex(32)}`, `steamWebApiKey: "${sample.upperHex(32, 's')}"`],
  counterexamples: [`STEAM_ID=${sample.digits(17)}`, `STEAM_API_KEY=${'0'.repeat(32)}`],
})
