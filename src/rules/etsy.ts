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
  ...assigned('(?<![A-Za-z])etsy', '[a-z0-9]{24}'),
  mode: 'unknown',
  variable: 'ETSY_API_KEY',
  remediation: {
    risk: 'call the Etsy Open API as your app and use up its daily quota; shops open only with an OAuth token as well',
    revokeAt: 'https://www.etsy.com/developers/your-apps',
    steps: [
      'Etsy has no button for it: write to developer@etsy.com that the keystring or shared secret of the app leaked, or register another app under “Your Apps”.',
      'Send the new pair as keystring:shared_secret in the x-api-key header.',
      'Where the keystring changed, ask the shop owners to grant access again, since it is the client_id of their tokens.',
    ],
    prevention: ['Call Etsy from your server only: each request carries the shared secret.'],
  },
  source: 'https://developers.etsy.com/documentation/essentials/authentication/',
  examples: [`ETSY_API_KEY=${sample.base36(24)}`, `etsyToken: '${sample.base36(24, 'y')}'`],
  counterexamples: ['ETSY_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx'],
})
