import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mailersend-api-token',
  provider: 'MailerSend',
  title: 'MailerSend API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['mlsn.'],
  // 64 hex digits are usual; other lengths were seen.
  pattern: /(?<![A-Za-z0-9])(?<secret>mlsn\.(?<random>[A-Za-z0-9]{30,128}))(?![A-Za-z0-9_-])/g,
  variable: 'MAILERSEND_API_KEY',
  remediation: {
    risk: 'send mail from your verified domains, and read activity, recipients and templates',
    revokeAt: 'https://app.mailersend.com/api-tokens',
    steps: [
      'Open “Integrations”, then “API tokens”, and generate a token for the domain with custom access.',
      'Deploy it; pause the leaked token if you want to see what still calls with it, then delete it.',
      'Look through “Activity” of the domain for mail that you did not send.',
    ],
    overlap: 'Tokens work side by side, and one can be paused before it is deleted.',
    prevention: [
      'Choose “Sending access” or custom access for one domain instead of full access.',
      'Fill the IP allowlist of the account with the addresses of your servers.',
    ],
  },
  source: 'https://developers.mailersend.com/',
  examples: [
    `MAILERSEND_API_KEY=mlsn.${sample.hex(64)}`,
    `new MailerSend({ apiKey: "mlsn.${sample.hex(64, 'node')}" })`,
  ],
  counterexamples: ['MAILERSEND_API_KEY=mlsn.your_token', `mlsn.${'x'.repeat(64)}`],
})
