import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nylas-api-key',
  provider: 'Nylas',
  title: 'Nylas API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['nyk_v0_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>nyk_v0_(?<random>[A-Za-z0-9]{56,80}))(?![A-Za-z0-9_-])/g,
  variable: 'NYLAS_API_KEY',
  remediation: {
    risk: 'read and send mail, and read calendars and contacts of every account connected to your Nylas application',
    revokeAt: 'https://dashboard-v3.nylas.com/',
    steps: [
      'In the Nylas dashboard choose the application, “API Keys”, press “Generate new key”, and deploy it.',
      'Delete the leaked nyk_ key; connected grants stay valid with the new one.',
      'Tell the owners of connected mailboxes if the logs show requests that were not yours.',
    ],
    overlap: 'An application can hold several keys, so the old one can be deleted last.',
    prevention: ['Give keys an expiry when you generate them, and keep sandbox and production applications apart.'],
  },
  source: 'https://developer.nylas.com/docs/v3/auth/',
  examples: [`NYLAS_API_KEY=nyk_v0_${sample.base62(64)}`, `new Nylas({ apiKey: "nyk_v0_${sample.base62(64, 'ny')}" })`],
  counterexamples: ['NYLAS_API_KEY=nyk_v0_your-api-key', `nyk_v0_${'x'.repeat(64)}`],
})
