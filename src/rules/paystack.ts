import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'paystack-secret-key',
  provider: 'Paystack',
  title: 'Paystack secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_', 'sk_test_'],
  // The prefix is Stripe's; 40 lower-case hex digits are Paystack's alone.
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>[a-f0-9]{40}))(?![A-Za-z0-9])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 1,
  variable: 'PAYSTACK_SECRET_KEY',
  remediation: {
    risk: 'charge saved cards, refund payments and transfer money out of your Paystack balance',
    revokeAt: 'https://dashboard.paystack.com/#/settings/developers',
    steps: [
      'Under Settings, “API Keys & Webhooks”, choose “Generate new secret key”; the old key stops working at once.',
      'Deploy the new key everywhere straight away, also where webhooks are verified: Paystack signs them with it.',
      'Look through Transfers and Refunds for what you did not start.',
    ],
    prevention: [
      'Fill in the IP whitelist on the same page, so that the key works from your servers only.',
      'Require confirmation (OTP) for transfers.',
    ],
  },
  source: 'https://paystack.com/docs/api/authentication/',
  examples: [
    `PAYSTACK_SECRET_KEY=sk_live_${sample.hex(40)}`,
    `curl https://api.paystack.co/transaction -H "Authorization: Bearer sk_test_${sample.hex(40, 'test')}"`,
  ],
  counterexamples: [
    `sk_live_${sample.base62(40)}`,
    `sk_live_${sample.hex(24)}`,
    `pk_live_${sample.hex(40)}`,
    `sk_live_${'x'.repeat(40)}`,
  ],
})
