import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'send mail as your domains, read stored messages and event logs, and change routes and suppression lists',
  revokeAt: 'https://app.mailgun.com/settings/api_security',
  steps: [
    'Add a new key under “API Security” and deploy it wherever mail is sent.',
    'Delete the leaked key in the list “Mailgun API keys”.',
    'Search “Logs” of every sending domain for messages you did not send, and look at “Routes” for forwards that are not yours.',
    'If the webhook signing key stood in the same place, reset it on this page as well.',
  ],
  command: 'DELETE https://api.mailgun.net/v1/keys/{key_id}',
  overlap: 'An account can hold several keys, so the new one can be in use before the old one is deleted.',
  prevention: [
    'Give each service a domain sending key, which can post messages for one domain and nothing else.',
    'List the addresses of your servers under “IP Access Management”.',
  ],
}

const keyOf = (seed = '') => `key-${sample.hex(32, seed)}`
const tripletOf = (seed = '') => [sample.hex(32, seed), sample.hex(8, seed), sample.hex(8, `${seed}2`)].join('-')

export default defineRules(
  {
    id: 'mailgun-api-key',
    provider: 'Mailgun',
    title: 'Mailgun API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['key-'],
    // No hyphen before: `cache-key-` with a digest is common. `pubkey-`, the validation key, is not secret.
    pattern: /(?<![A-Za-z0-9-])(?<secret>key-(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
    variable: 'MAILGUN_API_KEY',
    remediation,
    source: 'https://documentation.mailgun.com/',
    examples: [
      `MAILGUN_API_KEY=${keyOf()}`,
      `curl -s --user 'api:${keyOf('curl')}' https://api.mailgun.net/v3/mg.example.org/messages`,
    ],
    counterexamples: [`pub${keyOf()}`, `cache-${keyOf()}`, `key-${'x'.repeat(32)}`, `key-${sample.hex(40)}`],
  },
  {
    id: 'mailgun-api-key-triplet',
    provider: 'Mailgun',
    title: 'Mailgun API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['mailgun'],
    reach: { before: 800, after: 800 },
    context: ['mailgun'],
    pattern: /(?<![A-Za-z0-9-])(?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![A-Za-z0-9_-])/g,
    variable: 'MAILGUN_API_KEY',
    remediation,
    source: 'https://documentation.mailgun.com/',
    examples: [
      `MAILGUN_API_KEY=${tripletOf()}`,
      `const mg = mailgun.client({\n  username: 'api',\n  key: '${tripletOf('client')}',\n})`,
    ],
    counterexamples: [`KEY=${tripletOf()}`, `MAILGUN_REQUEST=${sample.uuid()}`],
  },
)
