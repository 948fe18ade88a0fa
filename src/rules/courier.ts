import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'courier-api-key',
  provider: 'Courier',
  title: 'Courier API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['courier_auth', 'courier_api', 'courierclient', 'courier.com', 'trycourier', 'courier_token'],
  context: ['courier_auth', 'courier_api', 'courierclient', 'courier.com', 'trycourier', 'courier_token'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>[pd]k_(?<mode>prod|test)_(?<random>(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24,40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  precedence: 1,
  mode: { marks: { prod: 'live', test: 'test' } },
  variable: 'COURIER_AUTH_TOKEN',
  remediation: {
    risk: 'send notifications to your users through every channel you connected, and read their profiles',
    revokeAt: 'https://app.courier.com/settings/api-keys',
    steps: [
      'Under “Settings”, “API Keys”, rotate the key; published (pk_) and draft (dk_) keys are separate.',
      'Deploy the new value as COURIER_AUTH_TOKEN, and look at “Message Logs” for foreign ones.',
    ],
    prevention: ['Issue JWTs with the scopes of one user for the Inbox in browsers.'],
  },
  source: 'https://www.courier.com/docs/platform/workspaces/environments-api-keys',
  examples: [
    `COURIER_AUTH_TOKEN=pk_prod_${sample.base62(28)}`,
    `new CourierClient({ authorizationToken: "dk_test_${sample.base62(28, 'c')}" })`,
  ],
  counterexamples: [`KEY=pk_prod_${sample.base62(28)}`, 'COURIER_AUTH_TOKEN=pk_prod_your_key'],
})
