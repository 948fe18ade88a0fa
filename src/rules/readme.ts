import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'readme-api-token',
  provider: 'ReadMe',
  title: 'ReadMe API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['rdme_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>rdme_(?<random>[a-z0-9]{64,76}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'README_API_KEY',
  remediation: {
    risk: 'change the documentation of the project',
    revokeAt: 'https://dash.readme.com/go/api-keys',
    steps: [
      'In the ReadMe dashboard of the project open “Configuration”, “API Keys”, and delete the rdme_ key.',
      'Create one and set it as README_API_KEY for the rdme GitHub Action that syncs the documentation.',
    ],
    prevention: ['Label each ReadMe key with the repository that syncs with it.'],
  },
  source: 'https://docs.readme.com/main/reference/intro/authentication',
  examples: [`README_API_KEY=rdme_${sample.base36(70)}`, `rdme openapi --key=rdme_${sample.base36(70, 'cli')}`],
  counterexamples: ['rdme_key'],
})
