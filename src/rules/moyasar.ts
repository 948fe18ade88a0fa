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
    risk: 'take payments and refund them on your Moyasar account',
    revokeAt: 'https://dashboard.moyasar.com/',
    steps: [
      'Open API keys in the dashboard and choose “Regenerate Key”.',
      'Put the new secret key into your payment service and redeploy it.',
      'Check the payments list for refunds and captures you did not start.',
    ],
    prevention: ['Use the test keys until you go live.', 'Only the publishable key belongs in the payment form.'],
  },
  source: 'https://docs.moyasar.com/guides/dashboard/get-your-api-keys',
  examples: [
    `MOYASAR_SECRET_KEY=sk_live_${sample.base62(40, 'moyasar')}`,
    `moyasar:\n  secret: sk_test_${sample.base62(40, 'moyasar2')}`,
  ],
  counterexamples: [`sk_live_${sample.base62(40)}`, 'MOYASAR_SECRET_KEY=sk_live_your_key'],
})
