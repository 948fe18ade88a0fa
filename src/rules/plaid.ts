import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'plaid-secret',
    provider: 'Plaid',
    title: 'Plaid secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['plaid'],
    // 30 hex digits, a length that no digest has. By name, or as it follows the client id.
    pattern: assigned('plaid|secret|sandbox|development|production|["\'][a-f0-9]{24}', '[a-f0-9]{30}').pattern,
    reach: { before: 900, after: 900 },
    context: ['plaid'],
    mode: {
      near: {
        live: ['production'],
        test: [
          'sandbox',
          'development.plaid.com',
          'plaid_env=development',
          'plaidenvironments.development',
          'environments.development',
          'plaid_development',
          'plaid_secret_development',
          'secret_development',
          'development_secret',
          'development:',
        ],
      },
    },
    variable: 'PLAID_SECRET',
    remediation: {
      risk: 'call Plaid as your application and, with an access token, read bank accounts and move money',
      revokeAt: 'https://dashboard.plaid.com/developers/keys',
      steps: [
        'In the Dashboard open Developers, Keys, and rotate the secret of the environment that leaked.',
        'Deploy the new secret while both are active, then delete the leaked one.',
        'Look through the request logs; if an access token leaked as well, invalidate it and tell Plaid support.',
      ],
      overlap: 'Two secrets of one environment can be active while you change over.',
      prevention: [
        'Restrict the production secret to the IP addresses of your servers (Developers, API).',
        'Hand out the Sandbox secret in development: every environment has its own.',
      ],
    },
    source: 'https://plaid.com/docs/quickstart/glossary/',
    examples: [
      `PLAID_SECRET=${sample.hex(30)}`,
      `curl https://sandbox.plaid.com/item/get -d '{"client_id": "${sample.hex(24)}", "secret": "${sample.hex(30, 'curl')}"}'`,
      `headers: {\n  'PLAID-CLIENT-ID': id,\n  'PLAID-SECRET': '${sample.hex(30, 'js')}',\n}`,
    ],
    counterexamples: [
      `SECRET=${sample.hex(30)}`,
      `PLAID_CLIENT_ID=${sample.hex(24)}`,
      `PLAID_SECRET=${sample.hex(32)}`,
      `PLAID_SECRET=${'x'.repeat(30)}`,
    ],
  },
  {
    id: 'plaid-access-token',
    provider: 'Plaid',
    title: 'Plaid access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['access-production-', 'access-sandbox-', 'access-development-'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>access-(?<mode>production|sandbox|development)-(?<random>[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}))(?![A-Za-z0-9-])/g,
    mode: { marks: { production: 'live', sandbox: 'test', development: 'test' } },
    variable: 'PLAID_ACCESS_TOKEN',
    remediation: {
      risk: 'read the bank accounts that one of your users linked, if your client id and secret are known too',
      revokeAt: 'https://dashboard.plaid.com/',
      steps: [
        'Call /item/access_token/invalidate: it returns a new token and ends the leaked one.',
        'Save the new token for the user, or call /item/remove when the connection is no longer needed.',
        'Rotate the Plaid secret as well if it may have leaked with it.',
      ],
      command: 'POST https://production.plaid.com/item/access_token/invalidate',
      prevention: ['Keep access tokens in an encrypted column next to the user, never in fixtures or log lines.'],
    },
    source: 'https://plaid.com/docs/api/items/',
    examples: [
      `access_token: 'access-production-${sample.uuid()}'`,
      `PLAID_ACCESS_TOKEN=access-sandbox-${sample.uuid('test')}`,
    ],
    counterexamples: [
      `public-sandbox-${sample.uuid()}`,
      'access-sandbox-00000000-0000-0000-0000-000000000000',
      'access-production-your-token-here',
    ],
  },
)
