import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// 64 hex digits and 16 characters, as observed; Brevo documents the prefixes.
const pattern = (head: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>${head}-(?<random>[0-9a-f]{60,80}-[A-Za-z0-9]{12,24}))(?![A-Za-z0-9_-])`, 'g')
const keyOf = (head: string, seed = '') => [head, sample.hex(64, seed), sample.base62(16, seed)].join('-')

export default defineRules(
  {
    id: 'brevo-api-key',
    provider: 'Brevo (Sendinblue)',
    title: 'Brevo API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xkeysib-'],
    pattern: pattern('xkeysib'),
    variable: 'BREVO_API_KEY',
    remediation: {
      risk: 'send mail and SMS in your name, and read or delete every contact of the account',
      revokeAt: 'https://app.brevo.com/settings/keys/api',
      steps: [
        'Go to “SMTP & API”, tab “API keys”, and choose “Generate a new API key”.',
        'Deploy it, then open the menu of the leaked key and delete it.',
        'Read the transactional logs and the list of sent campaigns since the leak.',
      ],
      overlap: 'Keys exist side by side; delete the old one once nothing calls with it.',
      prevention: [
        'Switch on “Authorised IPs” for API keys, so that a key works from your servers only.',
        'Name keys after the service that uses them, one each.',
      ],
    },
    source: 'https://developers.brevo.com/',
    examples: [`BREVO_API_KEY=${keyOf('xkeysib')}`, `-H 'api-key: ${keyOf('xkeysib', 'curl')}'`],
    counterexamples: ['api-key: xkeysib-your-api-key', `xkeysib-${'0'.repeat(64)}-${'x'.repeat(16)}`],
  },
  {
    id: 'brevo-api-key-smtp',
    provider: 'Brevo (Sendinblue)',
    title: 'Brevo SMTP key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xsmtpsib-'],
    pattern: pattern('xsmtpsib'),
    variable: 'BREVO_SMTP_KEY',
    remediation: {
      risk: 'send mail from your verified senders through smtp-relay.brevo.com',
      revokeAt: 'https://app.brevo.com/settings/keys/smtp',
      steps: [
        'Go to “SMTP & API”, tab “SMTP”, and choose “Generate a new SMTP key”.',
        'Put it in place of the password of the mail client or plugin, then delete the leaked key from the list.',
        'Read the transactional logs for messages you did not send.',
      ],
      overlap: 'Several SMTP keys can be active at the same time.',
      prevention: [
        'Switch on “Authorised IPs” for SMTP keys.',
        'Give each mail client its own SMTP key, never the master password.',
      ],
    },
    source: 'https://developers.brevo.com/',
    examples: [`SMTP_PASSWORD=${keyOf('xsmtpsib')}`, `pass: "${keyOf('xsmtpsib', 'node')}"`],
    counterexamples: ['pass: xsmtpsib-xxxxxxxx', keyOf('xkeysib')],
  },
)
