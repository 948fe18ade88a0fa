import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mergify-application-key',
  provider: 'Mergify',
  title: 'Mergify application key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['mergify_application_key_'],
  // The bounds are those of Betterleaks’ mergify-application-key.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>mergify_application_key_(?<random>(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{40,200}))(?![A-Za-z0-9_-])/g,
  variable: 'MERGIFY_TOKEN',
  remediation: {
    risk: 'queue and merge pull requests of your repositories, freeze the queue, and upload false test results, as far as its scopes go',
    revokeAt: 'https://dashboard.mergify.com/',
    steps: [
      'In the Mergify dashboard of the organization open “Settings”, “API keys” (applications), and delete the key.',
      'Create an application with only the scopes of its use, such as CI Insights, and store its key as MERGIFY_TOKEN.',
      'Look at the event log for pull requests that were queued by it.',
    ],
    prevention: ['Make one application for CI Insights and another for the merge queue.'],
  },
  source: 'https://docs.mergify.com/api/',
  examples: [
    `MERGIFY_TOKEN=mergify_application_key_${sample.base62(64)}`,
    `token: mergify_application_key_${sample.base64url(40, 'm')}`,
  ],
  counterexamples: ['MERGIFY_TOKEN=mergify_application_key_short', `mergify_application_key_${'a'.repeat(64)}`],
})
