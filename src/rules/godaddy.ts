import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'godaddy-api-key',
  provider: 'GoDaddy',
  title: 'GoDaddy API key and secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sso-key'],
  context: ['sso-key'],
  pattern:
    /sso-key\s{1,3}(?<secret>[A-Za-z0-9]{8,16}_[A-Za-z0-9]{18,30}:(?<random>[A-Za-z0-9]{18,30}))(?![A-Za-z0-9])/gi,
  variable: 'GODADDY_API_KEY',
  remediation: {
    risk: 'change DNS records of your domains and buy domains on your account',
    revokeAt: 'https://developer.godaddy.com/keys',
    steps: [
      'On the page “API Keys” of the GoDaddy developer site delete the key of the pair, and create a new one for production.',
      'Put it into the DNS or ACME client, and compare every zone with its last export.',
    ],
    prevention: ['Keys of the OTE environment are enough for tests; they touch no real domain.'],
  },
  source: 'https://developer.godaddy.com/getstarted',
  examples: [
    `Authorization: sso-key ${sample.base62(11)}_${sample.base62(22)}:${sample.base62(22, 'g')}`,
    `curl -H 'Authorization: sso-key ${sample.base62(12, 'h')}_${sample.base62(22, 'h')}:${sample.base62(22, 'i')}' https://api.godaddy.com/v1/domains`,
  ],
  counterexamples: [
    'Authorization: sso-key KEY:SECRET',
    `Authorization: sso-key ${sample.base62(11)}_${sample.base62(22)}:${'x'.repeat(22)}`,
  ],
})
