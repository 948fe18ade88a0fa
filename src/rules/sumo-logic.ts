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
    risk: 'search your logs and change collectors and dashboards, as far as the user of the key may',
    revokeAt: 'https://service.sumologic.com/ui/#/preferences',
    steps: [
      'Under “Preferences”, “Personal Access Keys”, or as administrator under “Access Keys”, deactivate the access ID and then delete it.',
      'Create one with the scopes its script needs. Installed collectors keep running: they use the key at installation only.',
    ],
    prevention: [
      'Register collectors with installation tokens, which cannot call the API, and give scripts keys of a service account.',
    ],
  },
  source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
  examples: [`SUMO_ACCESS_KEY=${sample.base62(64)}`, `sumologicAccessKey: '${sample.base62(64, 'y')}'`],
  counterexamples: ['SUMO_ACCESS_KEY=yourkey'],
})
