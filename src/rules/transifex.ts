import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'transifex-api-token',
  provider: 'Transifex',
  title: 'Transifex API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['transifex', 'tx_token'],
  context: ['transifex', 'tx_token'],
  pattern: /(?<![A-Za-z0-9/])(?<secret>1\/(?<random>[0-9a-f]{40}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'TX_TOKEN',
  remediation: {
    risk: 'upload and overwrite sources and translations of the projects of its user',
    revokeAt: 'https://app.transifex.com/user/settings/api/',
    steps: [
      'Delete the token on the page “API token” of the user settings and press “Generate a token”.',
      'Replace it in ~/.transifexrc and as TX_TOKEN in CI.',
    ],
    prevention: ['Let a separate user with access to one project own the token for CI.'],
  },
  source: 'https://help.transifex.com/en/articles/6248858-generating-an-api-token',
  examples: [
    `TX_TOKEN=1/${sample.hex(40)}`,
    `[https://app.transifex.com]\nrest_hostname = https://rest.api.transifex.com\ntoken = 1/${sample.hex(40, 't')}`,
  ],
  counterexamples: [`token = 1/${sample.hex(40)}`, `TX_TOKEN=1/${'0'.repeat(40)}`],
})
