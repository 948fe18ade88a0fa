import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'modrinth-token',
  provider: 'Modrinth',
  title: 'Modrinth personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['mrp_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>mrp_(?<random>(?=[A-Za-z]{0,58}\d)[A-Za-z0-9]{56,64}))(?![A-Za-z0-9_-])/g,
  variable: 'MODRINTH_TOKEN',
  remediation: {
    risk: 'publish versions of your mods, which launchers then download, as far as its scopes allow',
    revokeAt: 'https://modrinth.com/settings/pats',
    steps: [
      'On the page “Personal access tokens” revoke the token by its name.',
      'Compare the versions of your projects with your release tags, and delete files that are not yours.',
      'Create a token with only “Create versions”, and an early expiry date, for the release workflow.',
    ],
    prevention: ['Leave scopes such as “Write user data” off; Minotaur needs to create versions only.'],
  },
  source: 'https://docs.modrinth.com/api/',
  examples: [`MODRINTH_TOKEN=mrp_${sample.base62(60)}`, `modrinth { token = "mrp_${sample.base62(60, 'mr')}" }`],
  counterexamples: ['MODRINTH_TOKEN=mrp_your_token', `mrp_${'x'.repeat(60)}`],
})
