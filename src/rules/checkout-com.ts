import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const SOURCE = 'https://www.checkout.com/docs/resources/api-authentication/api-keys'
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
// `checkout` alone is also git's word; these are the ways the provider is named beside a key.
const NAMES = [
  'checkout.',
  'checkout_',
  'checkout-',
  'checkout:',
  'checkout"',
  "checkout'",
  'checkout]',
  'checkoutcom',
  'checkoutsecret',
  'checkoutapi',
  'checkoutkey',
] as const
const keywords = [...NAMES, 'checkoutsdk', 'checkouttoken', 'cko_', 'cko-', 'ckosecret', 'ckokey', 'sk_sbx_'] as const
const context = ['checkout', 'cko_', 'cko-', 'ckosecret', 'ckokey'] as const

export default defineRules(
  {
    id: 'checkout-com-secret-key',
    provider: 'Checkout.com',
    title: 'Checkout.com secret key',
    severity: 'critical',
    certainty: 'certain',
    keywords,
    // 27 characters of base32, the last of which may be one of four signs.
    pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>sbx_)?(?<random>[a-z2-7]{26}(?:[a-z2-7]|[*#$=])))(?![A-Za-z0-9_])/g,
    reach: { before: 900, after: 900 },
    context,
    mode: { marks: { sbx_: 'test' }, otherwise: 'live' },
    variable: 'CKO_SECRET_KEY',
    remediation: {
      risk: 'request, refund and void payments, and use the cards in your vault',
      revokeAt: 'https://dashboard.checkout.com/developers/keys',
      steps: [
        'In the Dashboard go to Developers, Keys, and create a secret key with the same scopes.',
        'Deploy it, then open the leaked key and revoke it.',
        'Filter the payments by the processing channels of the key and look for actions you did not request.',
      ],
      prevention: [
        'Limit each key to the scopes and processing channels it serves.',
        'Set an IP allowlist on the key.',
        'Use access keys with short-lived OAuth tokens for services of your own.',
      ],
    },
    source: SOURCE,
    examples: [
      `CKO_SECRET_KEY=sk_${sample.of(BASE32, 27)}`,
      `checkout:\n  secret_key: sk_${sample.of(BASE32, 27, 'yaml')}`,
      `// Checkout.com\nconst secretKey = 'sk_sbx_${sample.of(BASE32, 26, 'sbx')}*'`,
      `curl https://api.checkout.com/payments -H "Authorization: Bearer sk_${sample.of(BASE32, 27, 'curl')}"`,
    ],
    counterexamples: [
      `SECRET_KEY=sk_${sample.of(BASE32, 27)}`,
      `checkout.com sk_${sample.hex(48)}`,
      `checkout.com pk_${sample.of(BASE32, 27)}`,
      `checkout.com sk_${'x'.repeat(27)}`,
    ],
  },
  {
    id: 'checkout-com-secret-key-legacy',
    provider: 'Checkout.com',
    title: 'Checkout.com secret key (previous accounts)',
    severity: 'critical',
    certainty: 'certain',
    keywords: [...keywords, 'sk_test_'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>test_)?(?<random>[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}))(?![A-Za-z0-9-])/g,
    reach: { before: 900, after: 900 },
    context,
    mode: { marks: { test_: 'test' }, otherwise: 'live' },
    variable: 'CKO_SECRET_KEY',
    remediation: {
      risk: 'request and refund payments on your previous Checkout.com account',
      revokeAt: 'https://hub.checkout.com/',
      steps: [
        'In the Hub go to Settings, Channels, “API keys”, and regenerate the secret key of the channel.',
        'Deploy the new key at once: the channel has only one.',
        'Check the payments of the channel since the leak.',
      ],
      prevention: ['Move to the current account type, whose keys have scopes and an IP allowlist.'],
    },
    source: SOURCE,
    examples: [`CHECKOUT_SECRET_KEY=sk_${sample.uuid()}`, `CheckoutApi.create('sk_test_${sample.uuid('php')}')`],
    counterexamples: [
      `KEY=sk_${sample.uuid()}`,
      'CHECKOUT_SECRET_KEY=sk_test_00000000-0000-0000-0000-000000000000',
      `CHECKOUT_PUBLIC_KEY=pk_test_${sample.uuid()}`,
    ],
  },
)
