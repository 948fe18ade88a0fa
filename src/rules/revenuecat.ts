import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'revenuecat-secret-key',
  provider: 'RevenueCat',
  title: 'RevenueCat secret API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['revenuecat', 'revenue_cat'],
  context: ['revenuecat', 'revenue_cat'],
  // Public SDK keys begin with appl_, goog_, amzn_ and the like.
  pattern: /(?<![A-Za-z0-9])(?<secret>(?:sk|atk)_(?<random>(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{24,44}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  precedence: 1,
  variable: 'REVENUECAT_SECRET_KEY',
  remediation: {
    risk: 'grant entitlements to anyone, refund and delete customers, or change products',
    revokeAt: 'https://app.revenuecat.com/',
    steps: [
      'Open the project’s “API keys” in RevenueCat, add a secret key with the permissions it needs, and deploy it.',
      'Delete the leaked sk_ key, and look for promotional entitlements that were granted.',
    ],
    prevention: ['Use keys of API version 2, whose permissions are set one by one.'],
  },
  source: 'https://www.revenuecat.com/docs/projects/authentication',
  examples: [
    `REVENUECAT_SECRET_KEY=sk_${sample.base62(30)}`,
    `headers: { Authorization: 'Bearer sk_${sample.base62(28, 'r')}' } // revenuecat`,
  ],
  counterexamples: [`KEY=sk_${sample.base62(30)}`, 'REVENUECAT_PUBLIC_KEY=appl_your_key'],
})
