import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'onfido-api-token',
  provider: 'Onfido',
  title: 'Onfido API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['api_live', 'api_sandbox'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>api_(?<mode>live|sandbox)(?:_(?:us|ca))?\.(?<random>[A-Za-z0-9_-]{8,30}\.[A-Za-z0-9_-]{20,80}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { live: 'live', sandbox: 'test' } },
  variable: 'ONFIDO_API_TOKEN',
  remediation: {
    risk: 'read the identity documents of your end users and start checks',
    revokeAt: 'https://dashboard.onfido.com/api/tokens',
    steps: [
      'Open Developers, Tokens, and revoke the token.',
      'Make another for the same region and deploy it.',
      'Documents of people may have been read: tell whoever is responsible for data protection.',
    ],
    prevention: [
      'Use sandbox tokens in development; they see no real applicants.',
      'Give clients short-lived SDK tokens.',
    ],
  },
  source: 'https://documentation.onfido.com/',
  examples: [
    `ONFIDO_API_TOKEN=api_live.${sample.base64url(11)}.${sample.base64url(32)}`,
    `token: 'api_sandbox_us.${sample.base64url(11, 'us')}.${sample.base64url(32, 'us')}'`,
  ],
  counterexamples: ['api_live.example.com', `api_live.${'x'.repeat(11)}.${'x'.repeat(32)}`],
})
