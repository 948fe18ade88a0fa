import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'render-api-key',
  provider: 'Render',
  title: 'Render API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['rnd_'],
  // Observed: 28. Identifiers that begin with rnd_ have an underscore again, or one kind of letters.
  pattern: /(?<![A-Za-z0-9])(?<secret>rnd_(?<random>[A-Za-z0-9]{26,48}))(?![A-Za-z0-9_])/g,
  isGenuine: (secret) => /[a-z]/.test(secret.slice(4)) && /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'RENDER_API_KEY',
  remediation: {
    risk: 'deploy, suspend and delete your Render services, and read their environment variables and database passwords',
    revokeAt: 'https://dashboard.render.com/u/settings#api-keys',
    steps: [
      'Open “Account Settings”, “API Keys”, and choose Revoke in the menu of the key.',
      'Choose “Create API Key” and put it where the old one was.',
      'Look at the Events of each service for deploys that are not yours; change the secrets in environment groups.',
    ],
    overlap: 'Keys are independent: create the new one first.',
    prevention: [
      'A Render key reaches every workspace of its user: use a machine user with one workspace.',
      'Trigger deploys with the deploy hook of one service instead.',
    ],
  },
  source: 'https://render.com/docs/api',
  examples: [`RENDER_API_KEY=rnd_${sample.base62(28)}`, `Authorization: Bearer rnd_${sample.base62(28, 'header')}`],
  counterexamples: [
    `brand_${sample.base62(28)}`,
    `rnd_${'x'.repeat(28)}`,
    'rnd_seed_for_the_test_of_numbers_1',
    'rnd_generateuniformlydistributed',
  ],
})
