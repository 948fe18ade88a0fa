import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'mollie-api-key',
    provider: 'Mollie',
    title: 'Mollie API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mollie'],
    // `test_` also begins the names of test functions, which have no digits. The key of Mollie's own pages is left out.
    pattern:
      /(?<![A-Za-z0-9])(?!test_dHar4XY)(?<secret>(?<mode>live_|test_(?=[A-Za-z]{0,35}[0-9]))(?<random>[A-Za-z0-9]{30,36}))(?![A-Za-z0-9_])/g,
    reach: { before: 900, after: 900 },
    context: ['mollie'],
    mode: { marks: { live_: 'live', test_: 'test' } },
    variable: 'MOLLIE_API_KEY',
    remediation: {
      risk: 'create and refund payments of the website profile, and read its customers and mandates',
      revokeAt: 'https://my.mollie.com/dashboard/developers/api-keys',
      steps: [
        'In the web app go to Developers, “API access tokens”, and rotate the live key of the profile.',
        'Copy the new key there: it is shown once. Put it where the shop reads its settings.',
        'Look through Payments and Refunds of the profile since the leak.',
      ],
      prevention: [
        'Give plugins and partners an OAuth connection or a scoped access token, not the API key of the profile.',
        'Use the test key of the profile in development.',
      ],
    },
    source: 'https://docs.mollie.com/reference/authentication',
    examples: [
      `MOLLIE_API_KEY=live_${sample.base62(30)}`,
      `$mollie = new MollieApiClient();\n$mollie->setApiKey("test_${sample.base62(30, 'test')}");`,
      `curl https://api.mollie.com/v2/payments -H "Authorization: Bearer live_${sample.base62(30, 'curl')}"`,
    ],
    counterexamples: [
      `API_KEY=live_${sample.base62(30)}`,
      `MOLLIE_API_KEY=live_${sample.hex(40)}`,
      `MOLLIE_API_KEY=test_${'x'.repeat(30)}`,
      `mollie: test_dHar4${'XY7LxsDOtmnkVtjNVWXLSlXsM'}`,
      'mollie def test_createsPaymentAndRedirectsUser():',
    ],
  },
  {
    id: 'mollie-access-token',
    provider: 'Mollie',
    title: 'Mollie access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mollie'],
    // The token of Mollie's own pages is left out.
    pattern:
      /(?<![A-Za-z0-9])(?!access_Wwvu7egP)(?<secret>(?:access|refresh)_(?=[A-Za-z]{0,63}[0-9])(?<random>[A-Za-z0-9]{28,64}))(?![A-Za-z0-9_])/g,
    reach: { before: 900, after: 900 },
    context: ['mollie'],
    mode: {
      near: { test: ['testmode=true', '"testmode": true', '"testmode":true', 'testmode: true', "'testmode' => true"] },
    },
    variable: 'MOLLIE_ACCESS_TOKEN',
    remediation: {
      risk: 'reach every profile of the organization: payments, refunds, settlements and balances within its scopes',
      revokeAt: 'https://my.mollie.com/dashboard/developers/organization-access-tokens',
      steps: [
        'Find the organization access token in the list and revoke it, then create one with the same scopes or fewer.',
        'A token of an OAuth app: revoke it with the call below, refresh token first, and let the merchant connect again.',
      ],
      command: 'DELETE https://api.mollie.com/oauth2/tokens',
      prevention: [
        'Tick only the permissions the integration uses, such as payments.read for reporting.',
        'OAuth access tokens last an hour: keep them in memory, and encrypt the refresh token.',
      ],
    },
    source: 'https://docs.mollie.com/reference/authentication',
    examples: [
      `MOLLIE_ACCESS_TOKEN=access_${sample.base62(40)}`,
      `curl https://api.mollie.com/v2/organizations/me -H "Authorization: Bearer access_${sample.base62(30)}"`,
    ],
    counterexamples: [
      `TOKEN=access_${sample.base62(40)}`,
      `mollie access_Wwvu7egP${'cJLLJ9Kb7J632x8wJ2zMeJ'}`,
      'mollie refresh_tokensWhenTheyHaveExpiredAlready',
    ],
  },
)
