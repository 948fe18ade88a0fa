import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'portainer-access-token',
  provider: 'Portainer',
  title: 'Portainer access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['portainer'],
  context: ['portainer'],
  // `ptr_` and 32 bytes in base64: api/apikey/service.go of portainer/portainer.
  pattern: /(?<![A-Za-z0-9])(?<secret>ptr_(?<random>(?=[A-Za-z+/]{0,42}\d)[A-Za-z0-9+/]{43}=))(?![A-Za-z0-9+/=])/g,
  reach: { before: 400, after: 800 },
  variable: 'PORTAINER_API_KEY',
  remediation: {
    risk: 'control the containers, stacks and clusters its user controls in Portainer, which mostly means root on the hosts',
    revokeAt: 'https://docs.portainer.io/api/access',
    steps: [
      'In Portainer open “My account”, “Access tokens”, and remove the token.',
      'Add another for a user with a narrower role, and give it to the deployment job as X-API-Key.',
      'Search “Activity logs” for stacks and containers that were started with it.',
    ],
    prevention: ['Trigger redeployments by a stack webhook, which can do nothing else.'],
  },
  source: 'https://docs.portainer.io/api/access',
  examples: [
    `PORTAINER_API_KEY=ptr_${sample.base62(43)}=`,
    `curl -H "X-API-Key:ptr_${sample.base64(43, 'pt')}=" https://portainer.example.org/api/stacks`,
  ],
  counterexamples: ['X-API-Key: ptr_your_access_token', `ptr_${'x'.repeat(43)}=`],
})
