import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'infobip-api-key',
  provider: 'Infobip',
  title: 'Infobip API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['infobip'],
  context: ['infobip'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<random>[0-9a-f]{32})-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'INFOBIP_API_KEY',
  remediation: {
    risk: 'send SMS, voice and chat messages at your cost',
    revokeAt: 'https://portal.infobip.com/dev/api-keys',
    steps: [
      'In the Infobip portal open “Developer Tools”, “API Keys”, and disable the key.',
      'Press “Create API Key” with the scopes of one channel and an expiration date, and deploy it.',
      'Look at the traffic logs for destinations you do not serve.',
    ],
    prevention: ['Allow only the IP addresses of your servers in the settings of the key.'],
  },
  source: 'https://www.infobip.com/docs/essentials/api-essentials/api-authentication',
  examples: [
    `INFOBIP_API_KEY=${sample.hex(32)}-${sample.uuid()}`,
    `-H 'Authorization: App ${sample.hex(32, 'i')}-${sample.uuid('i')}' https://xyz.api.infobip.com/sms/2/text/advanced`,
  ],
  counterexamples: [`KEY=${sample.hex(32)}-${sample.uuid()}`, `INFOBIP_REQUEST=${sample.uuid()}`],
})
