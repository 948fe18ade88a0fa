import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'helicone-api-key',
  provider: 'Helicone',
  title: 'Helicone API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['sk-helicone-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>sk-helicone-(?:(?:eu|cp|proxy)-)?(?<random>[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}))(?![A-Za-z0-9-])/g,
  mode: 'unknown',
  precedence: 1,
  variable: 'HELICONE_API_KEY',
  remediation: {
    risk: 'read the prompts and answers of your organization',
    revokeAt: 'https://us.helicone.ai/settings/api-keys',
    steps: [
      'In Helicone choose the organization, “Settings”, “API Keys”, and delete the sk-helicone- key.',
      'Generate another, read-only where nothing is written.',
    ],
    prevention: ['Use write-only keys in applications.'],
  },
  source: 'https://docs.helicone.ai/',
  examples: [
    `HELICONE_API_KEY=sk-helicone-${sample.base36(7)}-${sample.base36(7, 'b')}-${sample.base36(7, 'c')}-${sample.base36(7, 'd')}`,
    `Helicone-Auth: Bearer sk-helicone-eu-${sample.base36(7, 'e')}-${sample.base36(7, 'f')}-${sample.base36(7, 'g')}-${sample.base36(7, 'h')}`,
  ],
  counterexamples: ['sk-helicone-key'],
})
