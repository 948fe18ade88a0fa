import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cypress-record-key',
  provider: 'Cypress Cloud',
  title: 'Cypress record key',
  severity: 'low',
  certainty: 'likely',
  keywords: ['cypress_record_key', 'cypress run', 'cypress-cloud run'],
  ...assigned(
    'cypress_record_key|cypress(?:-cloud)? run[^\\n]{0,60}--record[^\\n]{0,40}--key',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    'A-Za-z0-9_-',
  ),
  variable: 'CYPRESS_RECORD_KEY',
  remediation: {
    risk: 'record runs to your project, which uses up the test results of your plan',
    revokeAt: 'https://cloud.cypress.io/',
    steps: [
      'Open “Project settings” in Cypress Cloud, section “Record keys”, and create a new key.',
      'Set it as CYPRESS_RECORD_KEY in CI and delete the leaked key.',
    ],
    overlap: 'A project can have several record keys.',
    prevention: ['Keep --key out of package.json: cypress run reads CYPRESS_RECORD_KEY by itself.'],
  },
  source: 'https://docs.cypress.io/cloud/account-management/projects#Record-keys',
  examples: [`CYPRESS_RECORD_KEY=${sample.uuid()}`, `cypress run --record --key ${sample.uuid('c')}`],
  counterexamples: [`RECORD_KEY=${sample.uuid()}`, 'cypress run --record --key abc-key-123'],
})
