import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export default defineRules({
  id: 'datastax-astra-token',
  provider: 'DataStax Astra',
  title: 'Astra DB application token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['AstraCS:'],
  // The client id, then the secret.
  pattern: /(?<![A-Za-z0-9])(?<secret>AstraCS:[A-Za-z]{20,32}:(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
  variable: 'ASTRA_DB_APPLICATION_TOKEN',
  remediation: {
    risk: 'read, change and drop the collections and tables its role reaches; a Database Administrator token also creates and deletes databases',
    revokeAt: 'https://astra.datastax.com/settings/tokens',
    steps: [
      'In the Astra Portal open “Settings”, “Tokens”, find the client id that stands between the colons, and delete the token.',
      'Generate a token with the narrowest role, with an expiry, and set it as ASTRA_DB_APPLICATION_TOKEN.',
      'Look through the audit logs of the organization for databases and tokens made with it.',
    ],
    prevention: ['Make custom roles with single keyspaces, and scope application tokens to one database.'],
  },
  source: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
  examples: [
    `ASTRA_DB_APPLICATION_TOKEN=AstraCS:${sample.of(LETTERS, 24)}:${sample.hex(64)}`,
    `new DataAPIClient('AstraCS:${sample.of(LETTERS, 24, 'd')}:${sample.hex(64, 'd')}')`,
  ],
  counterexamples: ['ASTRA_DB_APPLICATION_TOKEN=AstraCS:.........', `AstraCS:${'x'.repeat(24)}:${'0'.repeat(64)}`],
})
