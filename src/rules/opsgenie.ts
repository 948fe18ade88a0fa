import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'opsgenie-api-key',
  provider: 'Opsgenie',
  title: 'Opsgenie API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['opsgenie', 'genie_key', 'geniekey'],
  ...assigned('opsgenie|genie[_-]?key', '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'A-Za-z0-9_-'),
  variable: 'OPSGENIE_API_KEY',
  remediation: {
    risk: 'create and close alerts, and read or change the configuration if the key has that access',
    revokeAt: 'https://app.opsgenie.com/settings/api-key-management',
    steps: [
      'Under “Settings”, “API key management” (or the team’s “Integrations”) regenerate or delete the key.',
      'Put the new one into Alertmanager and the monitors, and send a test alert.',
    ],
    prevention: ['Use keys of a team’s integration, limited to “Create and update”.'],
  },
  source: 'https://docs.opsgenie.com/docs/api-key-management',
  examples: [`OPSGENIE_API_KEY=${sample.uuid()}`, `-H "Authorization: GenieKey ${sample.uuid('g')}" # opsgenie`],
  counterexamples: [`API_KEY=${sample.uuid()}`, 'OPSGENIE_API_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'],
})
