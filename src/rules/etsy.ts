import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'etsy-api-key',
  provider: 'Etsy',
  title: 'Etsy API keystring',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['etsy'],
  ...assigned('etsy', '[a-z0-9]{24}'),
  mode: 'unknown',
  variable: 'ETSY_API_KEY',
  remediation: {
    risk: 'call the API as your app',
    revokeAt: 'https://www.etsy.com/developers/your-apps',
    steps: ['Open Your Apps and request a new keystring or secret.', 'Update the integration.'],
    prevention: ['Keep the shared secret on your server.'],
  },
  source: 'https://developers.etsy.com/documentation/essentials/authentication/',
  examples: [`ETSY_API_KEY=${sample.base36(24)}`, `etsyToken: '${sample.base36(24, 'y')}'`],
  counterexamples: ['ETSY_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx'],
})
