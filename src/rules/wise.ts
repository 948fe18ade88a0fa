import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `wise` also ends `otherwise` and `likewise`.
const WORDS = [
  'transferwise',
  'api.wise.com',
  'wise-sandbox.com',
  'wise_api',
  'wise-api',
  'wise.api',
  'wiseapi',
  'wise_token',
  'wisetoken',
  'wise.token',
  'wise_key',
  'wisekey',
  'wise_secret',
  'wisesecret',
  'wise_access',
  'wiseaccess',
  'wise_personal',
  'wise_sandbox',
  'wise_live',
  '\nwise:',
  ' wise:',
  '"wise"',
  "'wise'",
  '[wise]',
] as const

export default defineRules({
  id: 'wise-api-token',
  provider: 'Wise',
  title: 'Wise API token',
  severity: 'critical',
  // A UUID, which quotes and transfers at Wise have too.
  certainty: 'likely',
  keywords: WORDS,
  pattern: assigned(
    '(?<!other|like|clock)wise[A-Za-z0-9_.\\- ]{0,24}(?:token|key|secret|api)|authorization|bearer|api[_-]?(?:token|key)|access[_-]?token|(?<![A-Za-z_-])token',
    '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}',
    'A-Za-z0-9_-',
  ).pattern,
  reach: { before: 900, after: 900 },
  context: WORDS,
  mode: {
    near: {
      live: ['api.wise.com', 'api.transferwise.com', 'wise_live', 'production'],
      test: ['sandbox'],
    },
  },
  variable: 'WISE_API_TOKEN',
  remediation: {
    risk: 'read balances and statements, create recipients and set up transfers from your Wise account',
    revokeAt: 'https://wise.com/your-account/integrations-and-tools/api-tokens',
    steps: [
      'Open Settings, “API tokens”, and revoke the leaked token.',
      'Add a new token, read-only if that is enough, and deploy it.',
      'Check transfers and recipients since the leak, and cancel what has not been sent.',
    ],
    prevention: [
      'Choose a read-only token for reporting; transfers need the full one only where they are made.',
      'Set the IP addresses that may use the token.',
    ],
  },
  source: 'https://docs.wise.com/api-docs',
  examples: [
    `WISE_API_TOKEN=${sample.uuid()}`,
    `curl https://api.sandbox.transferwise.tech/v2/profiles -H "Authorization: Bearer ${sample.uuid('curl')}"`,
    `services:\n  wise:\n    api-token: ${sample.uuid('yaml')}`,
    `const transferwiseToken = '${sample.uuid('js')}'`,
  ],
  counterexamples: [
    `API_TOKEN=${sample.uuid()}`,
    `# otherwise: api_token=${sample.uuid()}`,
    `transferwise quoteUuid: "${sample.uuid()}"`,
    'WISE_API_TOKEN=00000000-0000-0000-0000-000000000000',
  ],
})
