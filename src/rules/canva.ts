import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'canva-client-secret',
  provider: 'Canva',
  title: 'Canva Connect client secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['cnvca'],
  pattern: /(?<![A-Za-z0-9])(?<secret>cnvca(?<random>[A-Za-z0-9_-]{44,60}))(?![A-Za-z0-9_-])/g,
  variable: 'CANVA_CLIENT_SECRET',
  remediation: {
    risk: 'exchange and refresh authorization codes of the users who connected your integration',
    revokeAt: 'https://www.canva.com/developers/integrations',
    steps: [
      'Open the integration in the Canva Developer Portal, “Configuration”, and generate a new client secret; the old one stops working.',
      'Deploy the new secret before users refresh their tokens.',
      'Check the redirect URLs of the integration.',
    ],
    prevention: ['Keep the exchange of codes on your server; PKCE is required there as well.'],
  },
  source: 'https://www.canva.dev/docs/connect/authentication/',
  examples: [`CANVA_CLIENT_SECRET=cnvca${sample.base62(51)}`, `clientSecret: "cnvca${sample.base64url(51, 'cv')}"`],
  counterexamples: ['CANVA_CLIENT_SECRET=cnvca_your_secret', `cnvca${'x'.repeat(51)}`],
})
