import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const words = ['okta', 'ssws'] as const

export default defineRules({
  id: 'okta-api-token',
  provider: 'Okta',
  title: 'Okta API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: words,
  pattern: /(?<![A-Za-z0-9_-])(?<secret>00(?<random>[A-Za-z0-9_-]{40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 640, after: 640 },
  context: words,
  isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret),
  mode: { near: { live: ['.okta.com', '.okta-emea.com'], test: ['.oktapreview.com'] } },
  variable: 'OKTA_API_TOKEN',
  remediation: {
    risk: 'manage users, groups, apps and policies of your Okta org with the rights of the admin who made the token',
    revokeAt: 'https://login.okta.com/',
    steps: [
      'In the Admin Console open “Security”, “API”, “Tokens”, and revoke the token.',
      'Search the System Log for events whose actor is that token: new admins, factors that were reset, policies that were changed.',
      'Replace it by an OAuth 2.0 service app, or make a new token as an admin with a narrower role.',
    ],
    command: 'DELETE https://<org>/api/v1/api-tokens/{id}',
    prevention: [
      'Call the API as a service app with private key JWT and the scopes it needs (okta.users.read).',
      'Bind tokens to a network zone when you create them.',
      'Make tokens as a service user with a custom admin role, never as super admin.',
    ],
  },
  source: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
  examples: [
    `OKTA_API_TOKEN=00${sample.base64url(40)}`,
    `curl -H "Authorization: SSWS 00${sample.base64url(40, 'b')}" https://acme.okta.com/api/v1/users`,
    `provider "okta" {\n  base_url  = "oktapreview.com"\n  api_token = "00${sample.base62(40, 'c')}"\n}`,
  ],
  counterexamples: [
    `token = 00${sample.base64url(40)}`,
    `OKTA_API_TOKEN=00${'a'.repeat(40)}`,
    `okta digest 00${sample.hex(40)}`,
  ],
})
