import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'runway-api-secret',
  provider: 'Runway',
  title: 'Runway API secret',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['runway'],
  context: ['runway'],
  // `key_` and 128 hex digits, twice as long as Cursor’s: kingfisher.runway.1 of Kingfisher. Runway publishes no length.
  pattern: /(?<![A-Za-z0-9])(?<secret>key_(?<random>[0-9a-f]{128}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  precedence: 1,
  variable: 'RUNWAYML_API_SECRET',
  remediation: {
    risk: 'generate video and images with the credits of your organization',
    revokeAt: 'https://dev.runwayml.com/',
    steps: [
      'At dev.runwayml.com choose the organization, “Manage”, “API Keys”, and disable the key.',
      'Create one for each of your stages, and set RUNWAYML_API_SECRET from the secret store.',
    ],
    prevention: ['Buy few credits at a time: there is no limit for a single key.'],
  },
  source: 'https://docs.dev.runwayml.com/',
  examples: [`RUNWAYML_API_SECRET=key_${sample.hex(128)}`, `new RunwayML({ apiKey: 'key_${sample.hex(128, 'r')}' })`],
  counterexamples: [
    'RUNWAYML_API_SECRET=key_xxxxx',
    `RUNWAYML_API_SECRET=key_${sample.hex(64)}`,
    `SECRET=key_${sample.hex(128)}`,
  ],
})
