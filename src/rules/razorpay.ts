import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const KEYS = 'https://dashboard.razorpay.com/app/website-app-settings/api-keys'
const SOURCE = 'https://razorpay.com/docs/api/authentication/'

const keySecret: Remediation = {
  risk: 'capture and refund payments, and pay out from your RazorpayX balance',
  revokeAt: KEYS,
  steps: [
    'In “Account & Settings” open “API keys” and choose “Regenerate key”; deactivate the old pair immediately.',
    'Download the new pair (the secret is shown once), and deploy id and secret together.',
    'Check refunds and payouts since the leak under Transactions and RazorpayX.',
  ],
  overlap: 'The old pair can stay active for 24 hours; not after a leak.',
  prevention: [
    'Give the webhook a secret of its own, different from the key secret.',
    'For payouts, whitelist the addresses of your servers in RazorpayX.',
  ],
}

export default defineRules(
  {
    id: 'razorpay-key-id',
    provider: 'Razorpay',
    title: 'Razorpay key id',
    severity: 'low',
    certainty: 'certain',
    keywords: ['rzp_live_', 'rzp_test_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>rzp_(?:live|test)_(?<random>[A-Za-z0-9]{12,20}))(?![A-Za-z0-9_])/g,
    // Checkout shows it to every customer.
    mode: 'public',
    variable: 'RAZORPAY_KEY_ID',
    remediation: {
      risk: 'open Checkout in your name, and nothing else without the key secret',
      revokeAt: KEYS,
      steps: ['Nothing to revoke while the secret is safe. Make sure that the key secret does not stand near it.'],
      prevention: [
        'Send the id to the browser together with the order, so that live and test ids do not get mixed up.',
      ],
    },
    source: SOURCE,
    examples: [`key: "rzp_live_${sample.base62(14)}"`, `RAZORPAY_KEY_ID=rzp_test_${sample.base62(14)}`],
    counterexamples: ['rzp_live_your_key_id', `rzp_test_${'x'.repeat(14)}`],
  },
  {
    id: 'razorpay-key-secret',
    provider: 'Razorpay',
    title: 'Razorpay key secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['razorpay', 'rzp_live_', 'rzp_test_'],
    pattern: assigned(
      'razorpay[A-Za-z0-9_.\\- ]{0,24}(?:secret|key|token|password)|secret|rzp_(?:live|test)_[A-Za-z0-9]{12,20}',
      '[A-Za-z0-9]{24}',
    ).pattern,
    reach: { before: 900, after: 900 },
    context: ['razorpay', 'rzp_live_', 'rzp_test_'],
    // Both cases and a digit, or two capitals in a row: no name in camel case, no hex digits.
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9]|[A-Z]{2}/.test(secret),
    mode: { near: { live: ['rzp_live_', 'razorpay_live', '_live_'], test: ['rzp_test_', 'razorpay_test', '_test_'] } },
    companion: { rule: 'razorpay-key-id' },
    variable: 'RAZORPAY_KEY_SECRET',
    remediation: keySecret,
    source: SOURCE,
    examples: [
      `RAZORPAY_KEY_SECRET=${sample.base62(24)}`,
      `razorpay:\n  mode: live\n  secret: ${sample.base62(24, 'yaml')}`,
      `const razorpaySecret = "${sample.base62(24, 'js')}"\nconst razorpayId = "rzp_test_${sample.base62(14)}"`,
    ],
    counterexamples: [
      `KEY_SECRET=${sample.base62(24)}`,
      `RAZORPAY_KEY_SECRET=${sample.hex(24)}`,
      'razorpaySecret: razorpayKeySecretFromEnv',
      `razorpay_signature=${sample.hex(64)}`,
    ],
  },
  {
    id: 'razorpay-key-secret-pair',
    provider: 'Razorpay',
    title: 'Razorpay key secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['rzp_live_', 'rzp_test_'],
    // The secret under any name on the line of its id or the next, so that the mode is that of its own id.
    pattern:
      /rzp_(?<mode>live|test)_[A-Za-z0-9]{12,20}(?![A-Za-z0-9])(?:(?!rzp_)[^\n]){0,80}?(?:\n(?:(?!rzp_)[^\n]){0,80}?)?(?<![A-Za-z0-9_-])(?<secret>(?=[A-Z0-9]{0,23}[a-z])(?=[a-z0-9]{0,23}[A-Z])(?=[A-Za-z0-9]{0,22}(?:[0-9]|[A-Z]{2}))[A-Za-z0-9]{24})(?![A-Za-z0-9_-])/g,
    context: ['rzp_live_', 'rzp_test_'],
    precedence: 1,
    mode: { marks: { live: 'live', test: 'test' } },
    companion: { rule: 'razorpay-key-id' },
    variable: 'RAZORPAY_KEY_SECRET',
    remediation: keySecret,
    source: SOURCE,
    examples: [
      `RAZORPAY_KEY_ID=rzp_live_${sample.base62(14)}\nRAZORPAY_KEY_SECRET=${sample.base62(24, 'pair')}`,
      `client = razorpay.Client(auth=("rzp_test_${sample.base62(14)}", "${sample.base62(24, 'py')}"))`,
      `curl -u rzp_live_${sample.base62(14)}:${sample.base62(24, 'curl')} https://api.razorpay.com/v1/payments`,
    ],
    counterexamples: [
      `rzp_live_${sample.base62(14)}\norder: ${sample.hex(24)}`,
      `RAZORPAY_KEY_SECRET=${sample.base62(24)}`,
    ],
  },
)
