import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Stripe documents prefixes and no length. Bodies of 24 characters are the oldest still valid, 99 usual today;
// organisation keys were seen above 120. 247 bounds the search, not the format. No letter or digit may stand before:
// `task_live_` and `risk_test_` end in a full prefix.
const LEFT = '(?<![A-Za-z0-9])'
const BODY = '[A-Za-z0-9]{24,247}(?![A-Za-z0-9])'
const pattern = (kind: string) => new RegExp(`${LEFT}(?<secret>${kind}_(?<mode>live|test)_(?<random>${BODY}))`, 'g')

// Words in one case and no digit: one random body in 10^8 of 24 characters, and every “replacethiswithyourown…”.
const isGenuine = (secret: string) => !/_(?:live|test)_(?:[a-z]+|[A-Z]+)$/.test(secret)

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
    'A key that Vercel or another platform manages can be rotated there too: Stripe keeps both sides in step, and the applications need a redeploy.',
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
    isGenuine,
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
      `sk_live_${'replacethiswithyoursecretkey'}`,
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
    isGenuine,
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
    counterexamples: [`network_live_${sample.base62(24)}`, `rk_live_${'0'.repeat(24)}`, `rk_live_${'x'.repeat(24)}`],
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
        'Restrict the organization key to the addresses of the servers that work across accounts.',
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
    // 32 letters and digits for an endpoint, 64 hex digits from `stripe listen`. MfKQ9r8G… is the sample of the Standard
    // Webhooks specification.
    pattern: new RegExp(
      `${LEFT}(?<secret>whsec_(?!MfKQ9r8GKYqr)(?<random>[a-f0-9]{64}|[A-Za-z0-9]{32}))(?![A-Za-z0-9+/=])`,
      'g',
    ),
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
    id: 'stripe-terminal-connection-token',
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
    lookalikes: [
      {
        provider: 'Paystack',
        revokeAt: 'https://dashboard.paystack.com/#/settings/developers',
        shape: /^pk_(?:live|test)_[a-f0-9]{40}$/,
      },
    ],
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
  {
    id: 'stripe-cli-key',
    provider: 'Stripe',
    title: 'Stripe CLI key',
    severity: 'high',
    certainty: 'certain',
    // A restricted key like any other (old versions: a secret key); only the names in config.toml tell.
    keywords: ['rk_live_', 'rk_test_', 'sk_live_', 'sk_test_'],
    pattern: pattern('[rs]k'),
    context: ['live_mode_api_key', 'test_mode_api_key'],
    precedence: 1,
    mode: { marks },
    variable: 'STRIPE_API_KEY',
    remediation: {
      risk: 'work on your account with the permissions of the developer who logged in, for up to 90 days',
      revokeAt: KEYS,
      steps: [
        'Under “Restricted keys” find the key that is named after the computer, and choose “Expire key”.',
        'Run “stripe logout --all”, then “stripe login”, and delete the copy of config.toml.',
        'Read the request logs of the expired key.',
      ],
      command: 'stripe logout --all && stripe login',
      prevention: [
        'Keep ~/.config/stripe/config.toml out of dotfiles repositories; current versions use the credential store of the system.',
        'On CI, give the CLI STRIPE_API_KEY from the secret store instead of a login.',
      ],
    },
    source: 'https://docs.stripe.com/stripe-cli/keys',
    examples: [
      `[default]\ndevice_name = 'mac'\nlive_mode_api_key = 'rk_live_${sample.base62(99)}'`,
      `test_mode_api_key = "rk_test_${sample.base62(99)}"`,
      `test_mode_api_key = 'sk_test_${sample.base62(24)}'`,
    ],
    counterexamples: [`stripe_api_key = 'rk_live_${sample.base62(99)}'`, "live_mode_api_key = '*********key'"],
  },
  {
    id: 'stripe-connect-access-token',
    provider: 'Stripe',
    title: 'Stripe Connect access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sk_live_', 'sk_test_'],
    // A platform key can stand beside stripe_user_id too, so the token must also be named as in the OAuth response.
    pattern: new RegExp(
      `(?:access_?token|accessToken|ACCESS_TOKEN)[^A-Za-z0-9]{1,12}(?<secret>sk_(?<mode>live|test)_(?<random>${BODY}))`,
      'g',
    ),
    context: ['stripe_user_id', 'stripeuserid', 'stripe_publishable_key', 'connected_account'],
    precedence: 1,
    mode: { marks },
    variable: 'STRIPE_CONNECT_ACCESS_TOKEN',
    remediation: {
      risk: 'charge, refund and read customers on an account that belongs to somebody else who connected to your platform',
      revokeAt: 'https://dashboard.stripe.com/connect/accounts',
      steps: [
        'Deauthorize the connected account (POST /oauth/deauthorize with your client_id and its stripe_user_id).',
        'Tell the owner of the account what leaked, and let them connect again.',
        'Look with the owner at the payments, refunds and payouts since the leak.',
      ],
      command:
        'curl https://connect.stripe.com/oauth/deauthorize -u <platform key>: -d client_id=<ca_...> -d stripe_user_id=<acct_...>',
      prevention: [
        'Do not keep keys of connected accounts: call with the platform key and the Stripe-Account header.',
        'Ask for the scope read_only where reading is enough.',
      ],
    },
    source: 'https://docs.stripe.com/connect/oauth-reference',
    examples: [
      `{"access_token": "${current('sk', 'live')}", "livemode": true, "stripe_user_id": "acct_${sample.base62(16)}"}`,
      `access_token: sk_test_${sample.base62(24)}\nscope: read_write\nstripe_user_id: acct_${sample.base62(16)}`,
    ],
    counterexamples: [
      `curl https://connect.stripe.com/oauth/deauthorize -u sk_live_${sample.base62(99)}: -d stripe_user_id=acct_1`,
      `access_token = "sk_live_${sample.base62(99)}"`,
    ],
  },
  {
    id: 'stripe-connect-refresh-token',
    provider: 'Stripe',
    title: 'Stripe Connect refresh token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['refresh_token', 'refreshtoken', 'refresh-token', 'stripe'],
    ...assigned('refresh[_-]?token|stripe', 'rt_[A-Za-z0-9]{24,250}'),
    context: ['stripe'],
    isGenuine: (secret) => secret.startsWith('rt_'),
    variable: 'STRIPE_REFRESH_TOKEN',
    remediation: {
      risk: 'get new access tokens for an account that is connected to your platform, again and again',
      revokeAt: 'https://dashboard.stripe.com/connect/accounts',
      steps: [
        'Deauthorize the connected account; that ends its refresh token and its access tokens.',
        'Let the owner connect the account once more, and store the new tokens encrypted.',
      ],
      prevention: [
        'Keep refresh tokens encrypted on the server, never in fixtures or logs of OAuth responses.',
        'With the Stripe-Account header no token of the connected account is needed at all.',
      ],
    },
    source: 'https://docs.stripe.com/connect/oauth-reference',
    examples: [
      `{"refresh_token": "rt_${sample.base62(46)}", "token_type": "bearer", "stripe_user_id": "acct_1"}`,
      `STRIPE_REFRESH_TOKEN=rt_${sample.base62(32)}`,
    ],
    counterexamples: [
      `{"refresh_token": "rt_${sample.base62(46)}"}`,
      'stripe refresh_token = "rt_your_refresh_token"',
      `stripe.refresh_token = RT_${sample.upper36(32)}`,
    ],
  },
  {
    id: 'stripe-connect-client-id',
    provider: 'Stripe',
    title: 'Stripe Connect client id',
    severity: 'low',
    certainty: 'certain',
    keywords: ['client_id', 'clientid', 'client-id', 'stripe'],
    ...assigned('client[_-]?id|stripe', 'ca_[A-Za-z0-9]{32}'),
    context: ['stripe'],
    // It stands in the link that account owners follow.
    mode: 'public',
    variable: 'STRIPE_CLIENT_ID',
    remediation: {
      risk: 'build a link that asks account owners to connect to your platform, as your own site does',
      revokeAt: 'https://dashboard.stripe.com/settings/connect',
      steps: [
        'Nothing to revoke: the id is part of every OAuth link. Check that only your redirect URIs are registered.',
      ],
      prevention: ['Keep the live and the test client id in the configuration of each environment.'],
    },
    source: 'https://docs.stripe.com/connect/oauth-reference',
    examples: [
      `https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_${sample.base62(32)}&scope=read_write`,
      `STRIPE_CLIENT_ID=ca_${sample.base62(32)}`,
    ],
    counterexamples: [`client_id=ca_${sample.base62(32)}`, `STRIPE_CLIENT_ID=ca_${'x'.repeat(32)}`],
  },
  {
    id: 'stripe-client-secret',
    provider: 'Stripe',
    title: 'Stripe client secret of a payment, setup or session',
    severity: 'low',
    certainty: 'certain',
    keywords: ['_secret_'],
    // The id of the object, `_secret_`, about 25 characters; Checkout and sessions have longer, percent-encoded ones.
    pattern: new RegExp(
      `${LEFT}(?<secret>(?:(?:pi|seti|src|cs|vs)_(?:live_|test_)?[A-Za-z0-9]{14,120}_secret_(?:live_|test_)?|` +
        `(?:cuss|accs)_secret_{1,2}|(?:src|fcsess)_client_secret_)(?<random>[A-Za-z0-9%]{16,247}))(?![A-Za-z0-9%])`,
      'g',
    ),
    mode: {
      near: {
        live: ['cs_live_', '_secret_live_', 'pk_live_', 'sk_live_', 'rk_live_', '"livemode": true', '"livemode":true'],
        test: [
          'cs_test_',
          '_secret_test_',
          'pk_test_',
          'sk_test_',
          'rk_test_',
          '"livemode": false',
          '"livemode":false',
        ],
      },
    },
    variable: 'STRIPE_CLIENT_SECRET',
    remediation: {
      risk: 'see and confirm the one payment or setup it belongs to, as the paying customer could',
      revokeAt: 'https://dashboard.stripe.com/payments',
      steps: [
        'Open the payment: if it is still incomplete, cancel it and create another for the customer.',
        'If it has succeeded or was cancelled, nothing is left to do.',
      ],
      command: 'curl -X POST https://api.stripe.com/v1/payment_intents/<id>/cancel -u <key>:',
      prevention: [
        'Send the client secret to the paying browser only, and keep it out of URLs, logs and recorded fixtures.',
      ],
    },
    source: 'https://docs.stripe.com/api/payment_intents/object',
    examples: [
      `"client_secret": "pi_3${sample.base62(23)}_secret_${sample.base62(25)}"`,
      `clientSecret: 'seti_1${sample.base62(23)}_secret_${sample.base62(25)}'`,
      `cs_test_a1${sample.base62(56)}_secret_${sample.base62(90)}`,
      `cuss_secret_${sample.base62(40)}`,
    ],
    counterexamples: [
      'pi_xxx_secret_xxx',
      `api_3${sample.base62(23)}_secret_${sample.base62(25)}`,
      `MY_SECRET_${sample.base62(25)}`,
    ],
  },
)
