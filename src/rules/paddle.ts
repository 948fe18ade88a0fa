import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const AUTHENTICATION = 'https://vendors.paddle.com/authentication-v2'
const KEYS_SOURCE = 'https://developer.paddle.com/api-reference/about/api-keys'

const apiKey: Remediation = {
  risk: 'read customers, change and cancel subscriptions, and issue refunds and credits',
  revokeAt: AUTHENTICATION,
  steps: [
    'Open “Developer tools”, Authentication, the tab “API keys”, and revoke the leaked key.',
    'Choose “New API key” with the same permissions and an expiry date, and deploy it.',
    'Look for adjustments and subscription changes since the leak that your service did not make.',
  ],
  command: 'POST https://api.paddle.com/api-keys/{id}/rotations, for keys that may rotate themselves',
  overlap: 'A rotation can leave the old key working for a grace period of up to 86400 seconds; choose 0 after a leak.',
  prevention: [
    'Give the key only the permissions of this integration, and a date when it expires.',
    'Use keys of the new form (pdl_…): GitHub reports them to Paddle when they become public.',
  ],
}

export default defineRules(
  {
    id: 'paddle-api-key',
    provider: 'Paddle',
    title: 'Paddle API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
    // 26, 22 and 3 characters today. The id of the key on Paddle's own pages is left out.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>pdl_(?<mode>live|sdbx)_apikey_(?!01gtgztp8f4kek3yd4g1wrksa3)(?<random>[a-z0-9]{24,30}_[A-Za-z0-9]{18,44}_[A-Za-z0-9]{3,8}))(?![A-Za-z0-9_])/g,
    mode: { marks: { live: 'live', sdbx: 'test' } },
    variable: 'PADDLE_API_KEY',
    remediation: apiKey,
    source: KEYS_SOURCE,
    examples: [
      `PADDLE_API_KEY=pdl_live_apikey_${sample.base36(26)}_${sample.base62(22)}_${sample.base62(3)}`,
      `new Paddle('pdl_sdbx_apikey_${sample.base36(26, 's')}_${sample.base62(22, 's')}_${sample.base62(3, 's')}')`,
    ],
    counterexamples: [
      `apikey_${sample.base36(26)}`,
      'pdl_live_apikey_your_api_key',
      `pdl_live_apikey_01gtgztp8f4kek3yd4g1wrksa3_${sample.base62(22)}_AQO`,
      `pdl_live_apikey_${'0'.repeat(26)}_${'0'.repeat(22)}_000`,
    ],
  },
  {
    id: 'paddle-api-key-legacy',
    provider: 'Paddle',
    title: 'Paddle API key (before May 2025)',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['paddle', 'vendor_auth_code', 'vendorauthcode', 'vendor-auth-code'],
    // Billing keys before 6 May 2025, and the auth code of Paddle Classic.
    ...assigned('paddle|vendor[_-]?auth[_-]?code', '[a-z0-9]{50}'),
    context: ['paddle'],
    mode: {
      near: {
        live: [
          '//api.paddle.com',
          '//vendors.paddle.com',
          'environment.production',
          'paddle_env=production',
          'paddle_live',
        ],
        test: ['sandbox'],
      },
    },
    variable: 'PADDLE_API_KEY',
    remediation: apiKey,
    source: KEYS_SOURCE,
    examples: [
      `PADDLE_API_KEY=${sample.hex(50)}`,
      `"paddleAuthCode": "${sample.base36(50)}"`,
      `https://sandbox-vendors.paddle.com/api?vendor_auth_code=${sample.hex(50, 'classic')}`,
    ],
    counterexamples: [
      `API_KEY=${sample.hex(50)}`,
      `PADDLE_API_KEY=${sample.hex(64)}`,
      `PADDLE_API_KEY=${'x'.repeat(50)}`,
    ],
  },
  {
    id: 'paddle-webhook-secret',
    provider: 'Paddle',
    title: 'Paddle webhook secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['pdl_ntfset_'],
    // 32 characters after the id observed, 64 seen once. The id on Paddle's own pages is left out.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>pdl_ntfset_(?!01gkpjp8bkm3tm53kdgkx6sms7)(?<random>[a-z0-9]{24,30}_[A-Za-z0-9+/=]{24,72}))(?![A-Za-z0-9+=])/g,
    variable: 'PADDLE_WEBHOOK_SECRET',
    remediation: {
      risk: 'forge notifications that your server takes for Paddle’s, such as a completed transaction',
      revokeAt: 'https://vendors.paddle.com/notifications',
      steps: [
        'Under “Developer tools”, Notifications, create a new destination with the same URL and events; it has a secret of its own.',
        'Deploy the new secret, then deactivate and delete the old destination.',
        'Compare the notifications you handled since the leak with the log of the old destination.',
      ],
      prevention: ['Check the timestamp in Paddle-Signature too, and use one destination for each environment.'],
    },
    source: 'https://developer.paddle.com/webhooks/signature-verification',
    examples: [
      `PADDLE_WEBHOOK_SECRET=pdl_ntfset_${sample.base36(26)}_${sample.base62(32)}`,
      `const secret = "pdl_ntfset_${sample.base36(26, 'b')}_${sample.base64(32)}"`,
    ],
    counterexamples: [
      `pdl_ntfset_${sample.base36(26)}`,
      `pdl_ntfset_01gkpjp8bkm3tm53kdgkx6sms7_${sample.base62(32)}`,
      'pdl_ntfset_your_webhook_secret',
    ],
  },
  {
    id: 'paddle-client-token',
    provider: 'Paddle',
    title: 'Paddle client-side token',
    severity: 'low',
    certainty: 'certain',
    keywords: ['paddle'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?:live|test)_(?=[a-z]{0,26}[0-9])(?<random>[a-z0-9]{27}))(?![A-Za-z0-9_])/g,
    reach: { before: 900, after: 900 },
    context: ['paddle'],
    // Made for Paddle.js.
    mode: 'public',
    variable: 'PADDLE_CLIENT_TOKEN',
    remediation: {
      risk: 'open a checkout and preview prices, which every visitor of your page can do',
      revokeAt: AUTHENTICATION,
      steps: ['Nothing to revoke. If somebody abuses it, revoke it under “Client-side tokens” and publish another.'],
      prevention: ['Approve only your own domains for checkout, and use the sandbox token in development.'],
    },
    source: 'https://developer.paddle.com/paddlejs/client-side-tokens',
    examples: [
      `Paddle.Initialize({ token: 'live_${sample.base36(27)}' })`,
      `NEXT_PUBLIC_PADDLE_CLIENT_TOKEN=test_${sample.hex(27)}`,
    ],
    counterexamples: [`TOKEN=live_${sample.base36(27)}`, 'paddle test_abcdefghijklmnopqrstuvwxyza'],
  },
)
