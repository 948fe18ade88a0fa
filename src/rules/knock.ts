import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'knock-secret-key',
  provider: 'Knock',
  title: 'Knock secret API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['knock'],
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>(?:knock_st_|sk_(?:(?<mode>test)_)?)(?<random>[A-Za-z0-9_-]{36,60}))(?![A-Za-z0-9_-])/g,
  context: ['knock'],
  mode: { marks: { test: 'test' }, otherwise: 'live' },
  precedence: 1,
  variable: 'KNOCK_API_KEY',
  remediation: {
    risk: 'send notifications in the name of your product and read their recipients',
    revokeAt: 'https://dashboard.knock.app/',
    steps: [
      'Open Platform, API keys, and create another secret key for this environment.',
      'Put it into the services that trigger workflows, then delete the old one.',
      'Look at the message log for notifications you did not send.',
    ],
    prevention: [
      'Use the sk_test_ key of Knock’s development environment locally; it sends through the channels configured there.',
      'Give clients a signed user token with the public key.',
    ],
  },
  source: 'https://docs.knock.app/developer-tools/api-keys',
  examples: [
    `KNOCK_API_KEY=sk_${sample.base64url(43)}`,
    `new Knock('sk_test_${sample.base64url(43, 'test')}') // knock`,
  ],
  counterexamples: [`KNOCK_PUBLIC_API_KEY=pk_${sample.base64url(43)}`, `sk_${sample.base64url(43)}`],
})
