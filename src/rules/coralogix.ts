import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'coralogix-api-key',
  provider: 'Coralogix',
  title: 'Coralogix API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['cxtp_', 'cxup_'],
  // cxtp_ are keys of a team, cxup_ of a user. Coralogix publishes no length; 30 characters are usual.
  pattern: /(?<![A-Za-z0-9])(?<secret>cx[tu]p_(?<random>(?=[A-Za-z]{0,29}\d)[A-Za-z0-9]{28,36}))(?![A-Za-z0-9_-])/g,
  variable: 'CORALOGIX_API_KEY',
  remediation: {
    risk: 'send telemetry at your cost, or query logs and change alerts, whichever presets the key has',
    revokeAt: 'https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/',
    steps: [
      'In Coralogix open “Data Flow”, “API Keys”, find a cxtp_ key among the team keys or a cxup_ key among yours, and read its presets.',
      'Create a key with the same presets, roll it out to collectors and Terraform, and delete the leaked one.',
      'If it could query, look in the audit account for queries and changed alerts since the leak.',
    ],
    prevention: ['Give collectors the preset “SendYourData” alone, and keep DataQuerying in keys of people.'],
  },
  source: 'https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/',
  examples: [`CORALOGIX_PRIVATE_KEY=cxtp_${sample.base62(30)}`, `Authorization: Bearer cxup_${sample.base62(30, 'c')}`],
  counterexamples: ['CORALOGIX_API_KEY=cxtp_your_key', `cxup_${'x'.repeat(30)}`],
})
