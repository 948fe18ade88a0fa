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
      'Open Configuration, API Keys, and delete the key.',
      'Create another and update the workflow that syncs your documentation.',
    ],
    prevention: ['Use one key for each project and workflow.'],
  },
  source: 'https://docs.readme.com/main/reference/intro/authentication',
  examples: [`README_API_KEY=rdme_${sample.base36(70)}`, `rdme openapi --key=rdme_${sample.base36(70, 'cli')}`],
  counterexamples: ['rdme_key'],
})
