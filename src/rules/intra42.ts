import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'intra42-client-secret',
  provider: '42',
  title: '42 Intra client secret',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['s-s4t2'],
  pattern: /(?<![A-Za-z0-9])(?<secret>s-s4t2(?:ud|af)-(?<random>[a-f0-9]{60,68}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'INTRA42_CLIENT_SECRET',
  remediation: {
    risk: 'read the students and projects that the application may see',
    revokeAt: 'https://profile.intra.42.fr/oauth/applications',
    steps: [
      'Open the application and generate a new secret; the next secret shows when it rotates.',
      'Deploy it before the old one stops working.',
    ],
    prevention: ['Store the secret where your deployment reads it, since it rotates on its own.'],
  },
  source: 'https://api.intra.42.fr/apidoc/guides/getting_started',
  examples: [`INTRA42_CLIENT_SECRET=s-s4t2ud-${sample.hex(64)}`, `secret: 's-s4t2af-${sample.hex(64, 'y')}'`],
  counterexamples: ['s-s4t2ud-secret'],
})
