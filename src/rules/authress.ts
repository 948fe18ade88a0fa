import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'authress-access-key',
  provider: 'Authress',
  title: 'Authress service client access key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sc_', 'ext_', 'scauth_', 'authress_'],
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.(?<random>[A-Za-z0-9+/_=-]{30,120}))(?![A-Za-z0-9+/_=-])/g,
  mode: 'unknown',
  variable: 'AUTHRESS_KEY',
  remediation: {
    risk: 'act as the service client: read and grant permissions of your users',
    revokeAt: 'https://authress.io/app/#/settings?focus=clients',
    steps: [
      'Open Settings, Clients, the service client, and delete this access key.',
      'Generate a new one and update the service that holds it.',
    ],
    prevention: ['Give the service client only the access records it needs.'],
  },
  source: 'https://authress.io/knowledge-base/docs/authorization/service-clients',
  examples: [
    `AUTHRESS_KEY=sc_${sample.base36(12)}.ab12.acc-${sample.base36(14)}.${sample.base62(60)}`,
    `key: 'authress_${sample.base36(12, 'y')}.cd34.acc-${sample.base36(14, 'y')}.${sample.base62(60, 'y')}'`,
  ],
  counterexamples: ['sc_your.key'],
})
