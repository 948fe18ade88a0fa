import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'zendesk-api-token',
  provider: 'Zendesk',
  title: 'Zendesk API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['zendesk', '/token', 'api_token', 'api-token', 'apitoken'],
  // 40 hex digits would be a commit; a digit tells the token from a long name.
  ...assigned(
    'zendesk|/token|(?<![A-Za-z0-9_])api[_-]?token',
    '(?![0-9a-f]{40}(?![a-z0-9]))(?=[a-z]{0,39}[0-9])[a-z0-9]{40}',
    'A-Za-z0-9_-',
  ),
  context: ['zendesk'],
  variable: 'ZENDESK_API_TOKEN',
  remediation: {
    risk: 'act as any agent or administrator of your Zendesk: read tickets, export users, change settings',
    revokeAt: 'https://support.zendesk.com/admin/apps-integrations/apis/api-tokens',
    steps: [
      'In Admin Center of your own subdomain open “Apps and integrations”, “APIs”, “API tokens”, and add a token.',
      'Deploy it, then choose “Delete” in the menu of the leaked token.',
      'Read the audit log under “Account”, “Logs” for changes, and look for exports of users or tickets.',
    ],
    overlap: 'Tokens are independent, so the new one can be in use before the old one is deleted.',
    prevention: [
      'Use an OAuth client with read or write scopes on single resources; an API token has no scopes.',
      'Switch on “IP restrictions” for the account.',
    ],
  },
  source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
  examples: [
    `ZENDESK_API_TOKEN=${sample.base62(40, 'z1')}`,
    `zendeskToken: '${sample.base62(40, 'z2')}'`,
    `curl https://acme.zendesk.com/api/v2/users.json -u agent@acme.com/token:${sample.base62(40, 'z3')}`,
  ],
  counterexamples: [
    `API_TOKEN=${sample.base62(40)}`,
    `zendesk_commit: ${sample.hex(40)}`,
    `ZENDESK_API_TOKEN=${'x'.repeat(40)}`,
  ],
})
