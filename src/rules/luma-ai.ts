import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'luma-api-key',
  provider: 'Luma AI',
  title: 'Luma AI API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['luma-'],
  // `luma-` and two UUIDs; newer keys are `luma-api-` and 43 characters. Luma publishes no format: this is how its keys are seen.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>luma-(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-(?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|api-(?=[a-z_-]{0,42}[A-Z0-9])[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
  isGenuine: (secret) => !secret.startsWith('luma-api-') || (/[A-Z]/.test(secret) && /\d/.test(secret)),
  variable: 'LUMAAI_API_KEY',
  remediation: {
    risk: 'generate videos and images with the credits of your Luma account',
    revokeAt: 'https://lumalabs.ai/dream-machine/api/keys',
    steps: [
      'On the API keys page of Dream Machine delete the luma- key.',
      'Create one, set it as LUMAAI_API_KEY, and look at the list of generations for ones that are not yours.',
    ],
    prevention: ['Leave automatic top-up of API credits off, so that a stranger can spend only what is there.'],
  },
  source: 'https://docs.lumalabs.ai/docs/api',
  examples: [
    `LUMAAI_API_KEY=luma-${sample.uuid()}-${sample.uuid('l')}`,
    `authorization: Bearer luma-api-${sample.base64url(43)}`,
  ],
  counterexamples: [
    'LUMAAI_API_KEY=luma-xxxxxxxxxxxxxxxx',
    `luma-${sample.uuid()}`,
    'luma-api-endpoint-for-the-dream-machine-of-tests',
  ],
})
