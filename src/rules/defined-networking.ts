import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'defined-networking-api-token',
  provider: 'Defined Networking',
  title: 'Defined Networking API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['dnkey-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>dnkey-(?<random>[A-Za-z0-9=_-]{24,32}-[A-Za-z0-9=_-]{48,60}))(?![A-Za-z0-9_=-])/g,
  mode: 'unknown',
  variable: 'DEFINED_API_KEY',
  remediation: {
    risk: 'add and remove hosts of your overlay network',
    revokeAt: 'https://admin.defined.net/settings/api-keys',
    steps: [
      'In the admin panel of Defined Networking open “Settings”, “API keys”, and delete the dnkey- key.',
      'Create one with the scopes that enrol hosts (hosts:create, hosts:enroll) and no others.',
      'Check the host list for hosts you did not enroll.',
    ],
    prevention: ['Give keys the read scopes unless they enroll hosts.'],
  },
  source: 'https://docs.defined.net/api/defined-networking-api/',
  examples: [
    `DEFINED_API_KEY=dnkey-${sample.base64url(26)}-${sample.base64url(52)}`,
    `Authorization: Bearer dnkey-${sample.base64url(26, 'h')}-${sample.base64url(52, 'h')}`,
  ],
  counterexamples: ['dnkey-example'],
})
