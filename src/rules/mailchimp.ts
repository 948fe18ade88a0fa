import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const MANDRILL: Remediation = {
  risk: 'send mail from your verified domains through Mailchimp Transactional and read what was sent',
  revokeAt: 'https://mandrillapp.com/settings',
  steps: [
    'Open “SMTP & API Info” and choose “New API key”, limited to the calls this service makes.',
    'Deploy it, then delete or disable the leaked key in the same list.',
    'Read “Outbound activity” and the API logs for mail you did not send.',
  ],
  overlap: 'Several keys can be active, so the old one can go after the deployment.',
  prevention: [
    'Tick only the API calls a key needs, and allow only the addresses of your servers.',
    'Use a test key in development: it sends nothing.',
  ],
}

export default defineRules(
  {
    id: 'mailchimp-api-key',
    provider: 'Mailchimp',
    title: 'Mailchimp Marketing API key',
    severity: 'high',
    certainty: 'certain',
    // The data centre ends the key; they are counted from 1.
    keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?<random>[0-9a-f]{32})-us[1-9][0-9]?)(?![A-Za-z0-9])/g,
    variable: 'MAILCHIMP_API_KEY',
    remediation: {
      risk: 'export your audiences with every address in them, and send campaigns in your name',
      revokeAt: 'https://admin.mailchimp.com/account/api/',
      steps: [
        'Open “Extras”, then “API keys”, and create a key for the application.',
        'Deploy it and choose “Revoke” beside the leaked key; Mailchimp cannot bring a revoked key back.',
        'Look through “Account exports” and the sent campaigns for what you did not start.',
      ],
      overlap: 'An account can hold many keys; revoke the old one when the new one is in use.',
      prevention: [
        'Connect applications that act for other people by OAuth 2, not by your key.',
        'Create the key as a user whose role is no wider than the task, because a key has the role of its user.',
      ],
    },
    source: 'https://mailchimp.com/help/about-api-keys/',
    examples: [
      `MAILCHIMP_API_KEY=${sample.hex(32)}-us21`,
      `mailchimp.setConfig({ apiKey: "${sample.hex(32, 'node')}-us6", server: "us6" })`,
    ],
    counterexamples: [`${'0'.repeat(32)}-us1`, `${sample.hex(32)}-usage`, `a${sample.hex(32)}-us12`],
  },
  {
    id: 'mailchimp-api-key-transactional',
    provider: 'Mailchimp',
    title: 'Mailchimp Transactional (Mandrill) API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['mandrill', 'mailchimp'],
    reach: { before: 800, after: 800 },
    context: ['mandrill', 'mailchimp'],
    pattern: /(?<![A-Za-z0-9-])(?<secret>md-(?=[a-z_-]{0,21}[A-Z0-9])(?<random>[A-Za-z0-9_-]{22}))(?![A-Za-z0-9_-])/g,
    variable: 'MANDRILL_API_KEY',
    remediation: MANDRILL,
    source: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
    examples: [
      `MANDRILL_API_KEY=md-${sample.base62(22)}`,
      `const client = require("@mailchimp/mailchimp_transactional")("md-${sample.base62(22, 'node')}")`,
    ],
    counterexamples: [`KEY=md-${sample.base62(22)}`, 'mandrill: md-your-transactional-key'],
  },
  {
    id: 'mailchimp-api-key-mandrill',
    provider: 'Mailchimp',
    title: 'Mandrill API key without prefix',
    severity: 'high',
    certainty: 'likely',
    keywords: ['mandrill'],
    // A digit is asked for, because names of templates and functions have 22 letters too.
    ...assigned('mandrill', '(?=[a-z_-]{0,21}[0-9])[a-z0-9_-]{22}', 'A-Za-z0-9_-'),
    variable: 'MANDRILL_API_KEY',
    remediation: MANDRILL,
    source: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
    examples: [
      `MANDRILL_APIKEY=${sample.base62(22, 'm1')}`,
      `{"mandrillKey": "${sample.base62(22, 'm2')}"}`,
      `mandrill.Mandrill('${sample.base62(22, 'm3')}')`,
    ],
    counterexamples: ['mandrill_template: transactionalWelcomeMa', `SENDER=${sample.base62(22)}`],
  },
)
