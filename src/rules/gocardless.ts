import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'gocardless-access-token',
  provider: 'GoCardless',
  title: 'GoCardless access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['gocardless'],
  // 40 characters observed. A digit and a capital, because long names in snake case begin with these words too.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<mode>live|sandbox)_(?=[A-Za-z_=-]{0,59}[0-9])(?=[a-z0-9_=-]{0,59}[A-Z])(?<random>[A-Za-z0-9_=-]{38,60}))(?![A-Za-z0-9_=-])/g,
  reach: { before: 900, after: 900 },
  context: ['gocardless'],
  mode: { marks: { live: 'live', sandbox: 'test' } },
  variable: 'GOCARDLESS_ACCESS_TOKEN',
  remediation: {
    risk: 'collect direct debits from your customers, refund them, and read their bank details',
    revokeAt: 'https://manage.gocardless.com/developers',
    steps: [
      'In the dashboard open Developers and delete the access token by its name.',
      'Choose “Create” and “Access token” for a new one, and deploy it.',
      'Check payments, mandates and payouts since the leak; cancel payments that are still pending submission.',
    ],
    prevention: [
      'Choose the scope “Read-only access” where a service only reports.',
      'Develop with a sandbox account: its tokens begin with sandbox_.',
    ],
  },
  source: 'https://developer.gocardless.com/getting-started/api/making-your-first-request/',
  examples: [
    `GOCARDLESS_ACCESS_TOKEN=live_${sample.base64url(40)}`,
    `client = gocardless_pro.Client(access_token='sandbox_${sample.base64url(40, 'py')}', environment='sandbox')`,
  ],
  counterexamples: [
    `ACCESS_TOKEN=live_${sample.base64url(40)}`,
    'gocardless: sandbox_gocardless_access_token_of_the_test_environment',
    `GOCARDLESS_ACCESS_TOKEN=live_${'x'.repeat(40)}`,
  ],
})
