import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const AREA = 'https://ca-live.adyen.com/'

/** The end of the first part, the same in all keys seen. */
const CONSTANT = 'QwV1bDb7kfNy1WIxIIkxgBw'
const apiKey = (seed: string) =>
  `AQE${sample.base64(69, seed)}${CONSTANT}==-${sample.base64(43, seed)}=-${sample.of('abcdXYZ3479%^&*.)', 16, seed)}`

export default defineRules(
  {
    id: 'adyen-api-key',
    provider: 'Adyen',
    title: 'Adyen API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['adyen', 'x-api-key', 'xapikey', 'x_api_key', CONSTANT],
    // Base64, `-`, base64 of 32 bytes, `-`, and a short tail of any characters but quotes.
    pattern:
      /(?<![A-Za-z0-9+/])(?<secret>AQ[A-Z](?<random>[A-Za-z0-9+/]{50,200}={0,2}-[A-Za-z0-9+/]{30,90}={0,2})-[^\s"'`\\<]{4,40})/g,
    reach: { before: 900, after: 900 },
    context: ['adyen', 'x-api-key', 'xapikey', 'x_api_key', CONSTANT.toLowerCase()],
    mode: {
      near: {
        live: [
          '-live.adyenpayments.com',
          'checkout-live',
          'pal-live.adyen.com',
          'ca-live.adyen.com',
          'environment.live',
          'environment=live',
          'environment: live',
          'environment: "live',
          "environment: 'live",
          'environment": "live',
          "environment' => 'live",
          'platform = "live',
          'adyen_live',
          'liveendpointurlprefix',
          'live_endpoint',
        ],
        test: [
          'checkout-test.adyen.com',
          'pal-test.adyen.com',
          '-test.adyen.com',
          'environment.test',
          'environment=test',
          'environment: test',
          'environment: "test',
          "environment: 'test",
          'environment": "test',
          "environment' => 'test",
          'platform = "test',
          'adyen_test',
        ],
      },
    },
    variable: 'ADYEN_API_KEY',
    remediation: {
      risk: 'capture, refund and pay out for the merchant accounts of this API credential',
      revokeAt: 'https://ca-live.adyen.com/ca/ca/config/api_credentials_new.shtml',
      steps: [
        'In the Customer Area go to Developers, “API credentials”, and open the credential (ws@Company…).',
        'Under “Server settings” choose “Generate new API key”, copy it, and save the credential.',
        'Expire the previous key at once instead of letting it run out.',
        'Deploy the new key and go through the modifications and payouts since the leak.',
      ],
      overlap: 'The previous key works for 24 hours after a new one is generated, unless you expire it.',
      prevention: [
        'Give the credential only the roles this service needs.',
        'Add the addresses of your servers to “Allowed IP range” of the credential.',
      ],
    },
    source: 'https://docs.adyen.com/development-resources/api-credentials/',
    examples: [
      `ADYEN_API_KEY='${apiKey('env')}'`,
      `curl https://checkout-test.adyen.com/v71/payments -H "X-API-Key: ${apiKey('curl')}"`,
      `const key = "${apiKey('bare')}"`,
    ],
    counterexamples: ['ADYEN_API_KEY=AQEyhmfxK....LAG84XwzP5pSpVd', `integrity: AQE${sample.base64(90)}==`],
  },
  {
    id: 'adyen-hmac-key',
    provider: 'Adyen',
    title: 'Adyen webhook HMAC key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['adyen'],
    // 64 hex digits are also a SHA-256 digest, so the name must say that it is a key.
    pattern: assigned('hmac|adyen[A-Za-z0-9_.\\- ]{0,24}(?:webhook|notification|secret|key|token)', '[A-F0-9]{64}')
      .pattern,
    reach: { before: 900, after: 900 },
    context: ['adyen'],
    variable: 'ADYEN_HMAC_KEY',
    remediation: {
      risk: 'sign notifications that your webhook takes for Adyen’s, such as an authorisation that never happened',
      revokeAt: AREA,
      steps: [
        'In the Customer Area go to Developers, Webhooks, and open the webhook.',
        'Under Security generate a new HMAC key, copy it, and save the configuration.',
        'Let your server accept both keys until the first notification with the new signature arrives, then drop the old one.',
        'Compare the notifications since the leak with the payments in the Customer Area.',
      ],
      overlap: 'Notifications that were queued before the change still carry the old signature for a while.',
      prevention: ['Use one HMAC key for each webhook, and basic authentication in addition.'],
    },
    source: 'https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures/',
    examples: [
      `ADYEN_HMAC_KEY=${sample.upperHex(64)}`,
      `// Adyen notifications\nString hmacKey = "${sample.upperHex(64, 'java')}";`,
    ],
    counterexamples: [
      `HMAC_KEY=${sample.upperHex(64)}`,
      `adyen.js sha256: ${sample.hex(64)}`,
      `ADYEN_HMAC_KEY=${'0123456789ABCDEF'.repeat(4)}`,
    ],
  },
  {
    id: 'adyen-client-key',
    provider: 'Adyen',
    title: 'Adyen client key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['adyen', 'clientkey', 'client_key', 'client-key'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?:live|test)_(?<random>[A-Z0-9]{32}))(?![A-Za-z0-9_])/g,
    reach: { before: 900, after: 900 },
    context: ['adyen', 'clientkey', 'client_key', 'client-key'],
    // Made for web pages and apps, bound to their origins.
    mode: 'public',
    variable: 'ADYEN_CLIENT_KEY',
    remediation: {
      risk: 'start Drop-in or Components from one of your allowed origins, which every shopper does',
      revokeAt: AREA,
      steps: ['Nothing to revoke. Check the list of “Allowed origins” under the client settings of the credential.'],
      prevention: ['List exact origins only, and keep the test and the live client key in separate configurations.'],
    },
    source: 'https://docs.adyen.com/development-resources/client-side-authentication/',
    examples: [
      `new AdyenCheckout({ clientKey: 'test_${sample.upper36(32)}' })`,
      `ADYEN_CLIENT_KEY=live_${sample.upper36(32, 'live')}`,
    ],
    counterexamples: [`KEY=live_${sample.upper36(32)}`, `ADYEN_CLIENT_KEY=test_${sample.base62(30)}`],
  },
)
