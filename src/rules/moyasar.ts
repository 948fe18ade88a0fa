import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'moyasar-secret-key',
  provider: 'Moyasar',
  title: 'Moyasar secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_', 'sk_test_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>[A-Za-z0-9]{32,56}))(?![A-Za-z0-9])/g,
  context: ['moyasar'],
  rivals: ['stripe', 'clerk', 'paymongo'],
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 2,
  variable: 'MOYASAR_SECRET_KEY',
  remediation: {
    risk: 'refund, void and capture the payments that customers made through Moyasar, and read their details',
    revokeAt: 'https://dashboard.moyasar.com/',
    steps: [
      'In the Moyasar dashboard open “Settings”, “API Keys”, and choose “Regenerate Key” at the secret key.',
      'Put the new secret key into your payment service and redeploy it.',
      'Check the payments list for refunds and captures you did not start.',
    ],
    prevention: [
      'Pay with Moyasar’s test cards and sk_test_ keys while you develop.',
      'Only the publishable key belongs in the payment form.',
    ],
  },
  source: 'https://docs.moyasar.com/guides/dashboard/get-your-api-keys',
  examples: [
    `MOYASAR_SECRET_KEY=sk_live_${sample.base62(40, 'moyasar')}`,
    `moyasar:\n  secret: sk_test_${sample.base62(40, 'moyasar2')}`,
  ],
  counterexamples: [`sk_live_${sample.base62(40)}`, 'MOYASAR_SECRET_KEY=sk_live_your_key'],
})
