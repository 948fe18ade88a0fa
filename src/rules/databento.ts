import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'databento-api-key',
  provider: 'Databento',
  title: 'Databento API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['databento'],
  // 29 letters and digits: Betterleaks’ databento-api-key.
  pattern: /(?<![A-Za-z0-9])(?<secret>db-(?<random>(?=[A-Za-z]{0,28}\d)[A-Za-z0-9]{28,34}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['databento'],
  variable: 'DATABENTO_API_KEY',
  remediation: {
    risk: 'download market data on your bill',
    revokeAt: 'https://databento.com/portal/keys',
    steps: [
      'In the Databento portal open “API keys”, and revoke the db- key.',
      'Add a key with a name for each machine, and set it as DATABENTO_API_KEY.',
      'Look at the usage and the batch jobs of the month for data you did not order.',
    ],
    prevention: ['Set a spending limit in the portal before you use historical data.'],
  },
  source: 'https://databento.com/docs/api-reference-historical/basics/authentication',
  examples: [`DATABENTO_API_KEY=db-${sample.base62(29)}`, `databento.Historical('db-${sample.base62(29, 'd')}')`],
  counterexamples: ['DATABENTO_API_KEY=db-your-key-here', `KEY=db-${sample.base62(29)}`],
})
