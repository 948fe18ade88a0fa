import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'fastly-token',
  provider: 'Fastly',
  title: 'Fastly API token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['fastly'],
  ...assigned('fastly', '[A-Za-z0-9_-]{32}', 'A-Za-z0-9_\\-'),
  isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
  variable: 'FASTLY_API_TOKEN',
  remediation: {
    risk: 'purge caches, change the VCL and origins of your Fastly services, and so read or alter your traffic',
    revokeAt: 'https://manage.fastly.com/account/personal/tokens',
    steps: [
      'Open your account, “API tokens”, “Personal tokens” or “Account tokens”, and delete the token.',
      'Create one with limited scope and put it into your deployment.',
      'Read the event log of each service: compare the active version with the last one you activated.',
    ],
    command: 'fastly auth-token delete --current --token <token>',
    prevention: [
      'Give purge jobs a token with scope purge_select, limited to one service.',
      'Set an expiration date, and use an automation token for CI rather than your own.',
    ],
  },
  source: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
  examples: [
    `FASTLY_API_TOKEN=${sample.base64url(32)}`,
    `curl -H "Fastly-Key: ${sample.base64url(32, 'b')}" https://api.fastly.com/current_customer`,
    `fastlyKey: '${sample.base64url(32, 'c')}'`,
  ],
  counterexamples: [
    `API_TOKEN=${sample.base64url(32)}`,
    `fastly_digest = ${sample.hex(32)}`,
    'FASTLY_API_TOKEN=<token>',
  ],
})
