import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const tokenOf = (seed = '') => `pk_${sample.of('123456789', 8, seed)}_${sample.upper36(32, seed)}`

export default defineRules({
  id: 'clickup-token',
  provider: 'ClickUp',
  title: 'ClickUp personal API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['pk_0', 'pk_1', 'pk_2', 'pk_3', 'pk_4', 'pk_5', 'pk_6', 'pk_7', 'pk_8', 'pk_9'],
  // The number is the user's, eight or nine digits as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>pk_[0-9]{5,12}_(?<random>[A-Z0-9]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'CLICKUP_API_TOKEN',
  remediation: {
    risk: 'do everything you can do in ClickUp: read and change tasks, docs and comments of every Workspace you belong to',
    revokeAt: 'https://app.clickup.com/settings/apps',
    steps: [
      'Choose your avatar, “Settings”, then “Apps”, and “Regenerate” under “API Token”.',
      'Copy the new token to what used the old one, which has stopped working at that moment.',
      'Read the audit logs of the Workspace, if the plan has them, for changes in your name.',
    ],
    prevention: [
      'Use an OAuth app for anything that others use; a personal token has no scopes and never expires.',
      'Create the token as a user who is a guest in the Spaces that the script needs.',
    ],
  },
  source: 'https://developer.clickup.com/docs/authentication',
  examples: [`CLICKUP_API_TOKEN=${tokenOf()}`, `headers: { Authorization: "${tokenOf('js')}" }`],
  counterexamples: [`pk_${sample.digits(8)}_${'X'.repeat(32)}`, `pk_test_${sample.base62(32)}`],
})
