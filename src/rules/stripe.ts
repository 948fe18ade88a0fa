import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Stripe documents prefixes and no length. Bodies of 24 characters are the oldest still valid, 99 usual today;
// organisation keys were seen above 120. 247 bounds the search, not the format. No letter or digit may stand before:
// `task_live_` and `risk_test_` end in a full prefix.
const LEFT = '(?<![A-Za-z0-9])'
const BODY = '[A-Za-z0-9]{24,247}(?![A-Za-z0-9])'
const pattern = (kind: string) => new RegExp(`${LEFT}(?<secret>${kind}_(?<mode>live|test)_(?<random>${BODY}))`, 'g')

const marks = { live: 'live', test: 'test' } as const
const KEYS = 'https://dashboard.stripe.com/apikeys'

/** The layout seen on current keys: `51`, 15 more of the account id, 72 random, `00`, 8 more. */
const current = (kind: string, mode: string) =>
  `${kind}_${mode}_51${sample.base62(87, kind + mode)}00${sample.base62(8, mode)}`

const apiKey: Remediation = {
  risk: 'charge cards, refund payments, and read customers on your account',
  revokeAt: KEYS,
  steps: [
    'Open the menu of the key, choose “Rotate key”, and set Expiration to “Now”.',
    'Store the new key once in your secret manager and redeploy everything that used the old one.',
    'Open “View request logs” of the old key; take calls you cannot explain to Stripe support.',
    'If other secrets stood in the same place, rotate every secret and restricted key of the account.',
  ],
  command: 'Stripe API v2: POST /v2/iam/api_keys/{id}/rotate, for accounts with access to it',
  overlap:
    'Old and new key can both work for up to 7 days; choose that only if production would stop and nobody else can have seen the key.',
  prevention: [
    'Prefer a restricted key (rk_live_) with only the permissions this service uses.',
    'Limit the key to the IP addresses of your servers (key menu, “Manage IP restrictions”).',
    'Use sandbox keys (sk_test_) in development, and practise rolling a key before you need to.',
  ],
}

export default defineRules(
  {
    id: 'stripe-secret-key',
    provider: 'Stripe',
    title: 'Stripe secret key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sk_live_', 'sk_test_'],
    pattern: pattern('sk'),
    mode: { marks },
    lookalikes: [
      // 24 characters are both Stripe's old length and PayMongo's only one.
      {
        provider: 'PayMongo',
        revokeAt: 'https://dashboard.paymongo.com/developers',
        shape: /^sk_(?:live|test)_[A-Za-z0-9]{24}$/,
      },
    ],
    variable: 'STRIPE_SECRET_KEY',
    remediation: apiKey,
    source: 'https://docs.stripe.com/keys',
    examples: [
      `const stripe = new Stripe("${current('sk', 'live')}")`,
      `STRIPE_SECRET_KEY=${current('sk', 'test')}`,
      `curl https://api.stripe.com/v1/charges -u sk_live_${sample.base62(24)}:`,
      `my_sk_live_${sample.base62(34)}`,
    ],
    counterexamples: [
      `task_live_${sample.base62(24)}`,
      `risk_live_${sample.base62(24)}`,
      `sk_live_${'x'.repeat(24)}`,
      'sk_live_your_key_here',
      `pk_live_${sample.base62(24)}`,
      `sk_live_${sample.hex(40)}`,
    ],
  },
  {
    id: 'stripe-restricted-key',
    provider: 'Stripe',
    title: 'Stripe restricted key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['rk_live_', 'rk_test_'],
    pattern: pattern('rk'),
    mode: { marks },
    variable: 'STRIPE_RESTRICTED_KEY',
    remediation: {
      ...apiKey,
      risk: 'do whatever the key was given permission for, up to moving money if payments or payouts are writable',
      steps: [
        'Look at the permissions of the key: write access to payments, refunds, payouts or transfers makes this urgent.',
        'Open the menu of the key, choose “Rotate key” with Expiration “Now” (it keeps name and permissions), or “Expire key” if nothing uses it.',
        'A key named after a computer comes from “stripe login”: expire it and log in again.',
        'Redeploy with the new key, then read the request logs of the old one.',
      ],
      prevention: [
        'Drop the permissions that the request logs show are unused.',
        'Limit the key to the IP addresses of your servers (key menu, “Manage IP restrictions”).',
        'Use one key for each service, so that a leak stays small.',
      ],
    },
    source: 'https://docs.stripe.com/keys/restricted-api-keys',
    examples: [`stripe.api_key = "${current('rk', 'live')}"`, `"key": "rk_test_${sample.base62(24)}"`],
    counterexamples: [
      `network_live_${sample.base62(24)}`,
      `rk_live_${'0'.repeat(24)}`,
      'rk_live_xxxxxxxxxxxxxxxxxxxxxxxx',
    ],
  },
  {
    id: 'stripe-organization-key',
    provider: 'Stripe',
    title: 'Stripe organization key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sk_org_'],
    // The mode segment is not documented; without one the key is taken for live.
    pattern: new RegExp(`${LEFT}(?<secret>sk_org_(?:(?<mode>live|test)_)?(?<random>${BODY}))`, 'g'),
    mode: { marks, otherwise: 'live' },
    variable: 'STRIPE_ORGANIZATION_KEY',
    remediation: {
      ...apiKey,
      risk: 'act on every account of your Stripe organization: charge, refund, and read customers',
      revokeAt: 'https://dashboard.stripe.com/org/api-keys/secret',
      prevention: [
        'Give the key only the permissions this service uses; organization keys can be limited too.',
        'Use a key of a single account where one account is enough.',
        'Limit the key to the IP addresses of your servers.',
      ],
    },
    source: 'https://docs.stripe.com/keys/organization-api-keys',
    examples: [
      `STRIPE_ORG_KEY=sk_org_live_${sample.base62(140)}`,
      `key: sk_org_test_${sample.base62(99)}`,
      `'sk_org_${sample.base62(120)}'`,
    ],
    counterexamples: ['sk_org_live_your_key_here', `task_org_live_${sample.base62(24)}`],
  },
  {
    id: 'stripe-webhook-secret',
    provider: 'Stripe',
    title: 'Stripe webhook signing secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['whsec_'],
    // 32 letters and digits for an endpoint, 64 hex digits from `stripe listen`.
    pattern: new RegExp(`${LEFT}(?<secret>whsec_(?<random>[a-f0-9]{64}|[A-Za-z0-9]{32}))(?![A-Za-z0-9+/=])`, 'g'),
    mode: 'unknown',
    lookalikes: [
      {
        provider: 'Svix or another Standard Webhooks sender',
        revokeAt: 'https://dashboard.svix.com',
        shape: /^whsec_[A-Za-z0-9]{32}$/,
      },
    ],
    variable: 'STRIPE_WEBHOOK_SECRET',
    remediation: {
      risk: 'forge events that your webhook handler takes for Stripe’s, such as a payment that never happened',
      revokeAt: 'https://dashboard.stripe.com/webhooks',
      steps: [
        'Open the endpoint, choose “Roll secret”, and expire the old one immediately.',
        'Deploy the new secret; make sure the handler checks signature and timestamp.',
        'Compare the events you handled since the leak with the Events list, and fetch again the objects that led to fulfilment.',
      ],
      overlap: 'Old and new secret can both sign for up to 24 hours; not after a leak.',
      prevention: [
        'Keep one secret for each endpoint, in the secret manager of the service that verifies it.',
        'A secret printed by “stripe listen” matters on your machine only: restart the command to get another.',
      ],
    },
    source: 'https://docs.stripe.com/webhooks',
    examples: [`STRIPE_WEBHOOK_SECRET=whsec_${sample.base62(32)}`, `endpointSecret = 'whsec_${sample.hex(64)}';`],
    counterexamples: ['whsec_your_signing_secret', `whsec_${'x'.repeat(32)}`],
  },
  {
    id: 'stripe-ephemeral-key',
    provider: 'Stripe',
    title: 'Stripe ephemeral key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['ek_live_', 'ek_test_'],
    // Base64 of the account id, then `_00` and eight characters, as observed; Stripe documents the prefix only.
    pattern: new RegExp(`${LEFT}(?<secret>ek_(?<mode>live|test)_(?<random>[A-Za-z0-9_]{24,247}))(?![A-Za-z0-9_])`, 'g'),
    mode: { marks },
    variable: 'STRIPE_EPHEMERAL_KEY',
    remediation: {
      risk: 'read and change one customer of your account for up to an hour',
      revokeAt: KEYS,
      steps: [
        'Wait an hour: the key expires by itself, or delete it now with the API call below.',
        'Read the request logs of that hour for the customer it belongs to.',
      ],
      command: 'DELETE https://api.stripe.com/v1/ephemeral_keys/{id}',
      prevention: ['Make an ephemeral key on your server for each session and never store it.'],
    },
    source: 'https://docs.stripe.com/issuing/elements',
    examples: [`ephemeralKey: "ek_live_${sample.base62(66)}_00${sample.base62(8)}"`, `ek_test_${sample.base62(80)}`],
    counterexamples: [`week_live_${sample.base62(40)}`, `seek_test_${sample.base62(40)}`],
  },
  {
    id: 'stripe-terminal-token',
    provider: 'Stripe',
    title: 'Stripe Terminal connection token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['pst_live_', 'pst_test_'],
    pattern: pattern('pst'),
    mode: { marks },
    variable: 'STRIPE_CONNECTION_TOKEN',
    remediation: {
      risk: 'connect a card reader to your account until the token expires',
      revokeAt: 'https://dashboard.stripe.com/terminal',
      steps: [
        'Nothing to revoke: the token works once and for a short time.',
        'Look through the readers of your account for one you do not know.',
      ],
      prevention: ['Fetch a connection token from your server each time and never store it.'],
    },
    source: 'https://docs.stripe.com/terminal/fleet/connect-readers',
    examples: [`{"secret": "pst_live_${sample.base62(60)}"}`, `pst_test_${sample.base62(48)}`],
    counterexamples: ['pst_test_xxxxxxxxxxxxxxxxxxxxxxxx'],
  },
  {
    id: 'stripe-publishable-key',
    provider: 'Stripe',
    title: 'Stripe publishable key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['pk_live_', 'pk_test_'],
    pattern: pattern('pk'),
    // Made for browsers and apps in both modes.
    mode: 'public',
    variable: 'STRIPE_PUBLISHABLE_KEY',
    remediation: {
      risk: 'create tokens for cards, which a browser must be able to do; nothing can be charged or read',
      revokeAt: KEYS,
      steps: [
        'Nothing to revoke. Rotate it only if it is abused, for example to test stolen cards, and change it in every client at once.',
      ],
      prevention: [
        'Keep live and test publishable keys in the configuration of each environment, so that a test build does not ship the live one.',
      ],
    },
    source: 'https://docs.stripe.com/keys',
    examples: [`loadStripe('${current('pk', 'live')}')`, `pk_test_${sample.base62(24)}`],
    counterexamples: [`pk_live_${'x'.repeat(24)}`, `pk_${sample.hex(34)}`],
  },
)
