import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sumo-logic-access-key',
  provider: 'Sumo Logic',
  title: 'Sumo Logic access key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['sumo'],
  ...assigned('sumo', '(?:su[A-Za-z0-9]{12}|[A-Za-z0-9]{64})'),
  mode: 'unknown',
  isGenuine: (secret) => /\d/.test(secret) && /[A-Z]|[a-z]\d.*\d/.test(secret),
  variable: 'SUMO_ACCESS_KEY',
  remediation: {
    risk: 'search and ingest the logs of the organization',
    revokeAt: 'https://service.sumologic.com/ui/#/preferences',
    steps: ['Open Preferences, My Access Keys, and deactivate the key.', 'Add another with the scopes in use.'],
    prevention: ['Use service accounts and scoped keys for collectors.'],
  },
  source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
  examples: [`SUMO_ACCESS_KEY=${sample.base62(64)}`, `sumologicAccessKey: '${sample.base62(64, 'y')}'`],
  counterexamples: ['SUMO_ACCESS_KEY=yourkey'],
})
