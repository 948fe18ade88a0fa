import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'persona-api-key',
  provider: 'Persona',
  title: 'Persona API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['persona_production_', 'persona_sandbox_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>persona_(?<mode>production|sandbox)_(?<random>[a-z0-9_-]{20,80}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { production: 'live', sandbox: 'test' } },
  isGenuine: (secret) => /\d/.test(secret),
  variable: 'PERSONA_API_KEY',
  remediation: {
    risk: 'read the identity data of everybody you verified',
    revokeAt: 'https://app.withpersona.com/dashboard/api-keys',
    steps: [
      'In the Persona dashboard open “API”, “API Keys”, in the environment the prefix names, and expire the key.',
      'Make another with few permissions, an IP allowlist and an expiry date.',
      'The inquiries hold passports and selfies: look at “API logs” for who read them, and inform your data protection officer.',
    ],
    prevention: [
      'Give the key few permissions, an IP allowlist and an expiry date.',
      'Use persona_sandbox_ keys in development.',
    ],
  },
  source: 'https://docs.withpersona.com/',
  examples: [
    `PERSONA_API_KEY=persona_production_${sample.uuid()}`,
    `Authorization: Bearer persona_sandbox_${sample.uuid('sandbox')}`,
  ],
  counterexamples: ['persona_production_api_key_placeholder', `persona_sandbox_${'x'.repeat(36)}`],
})
