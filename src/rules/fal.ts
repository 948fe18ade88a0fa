import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'fal-api-key',
  provider: 'fal',
  title: 'fal API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['fal_key', 'fal.ai', 'fal-ai', 'fal_api', 'falkey', 'fal-key', 'fal.run', '@fal'],
  context: ['fal_key', 'fal.ai', 'fal-ai', 'fal_api', 'falkey', 'fal-key', 'fal.run', '@fal'],
  // The id of the key, then its secret.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  precedence: 1,
  variable: 'FAL_KEY',
  remediation: {
    risk: 'run models at your cost, and deploy apps if the key has the scope ADMIN',
    revokeAt: 'https://fal.ai/dashboard/keys',
    steps: [
      'Delete the key on the page “Keys” of the fal dashboard; it is listed by the part before the colon.',
      'Add one with the scope API, not ADMIN, and set it as FAL_KEY.',
    ],
    prevention: ['Send requests of browsers through the fal proxy of your server, which adds the key.'],
  },
  source: 'https://docs.fal.ai/',
  examples: [
    `FAL_KEY=${sample.uuid()}:${sample.hex(32)}`,
    `import { fal } from '@fal-ai/client'\nfal.config({ credentials: '${sample.uuid('f')}:${sample.hex(32, 'f')}' })`,
  ],
  counterexamples: [`KEY=${sample.uuid()}:${sample.hex(32)}`, 'FAL_KEY=your-key-id:your-key-secret'],
})
