import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'aftership-api-key',
  provider: 'AfterShip',
  title: 'AfterShip API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['asat_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>asat_(?<random>[a-z0-9]{32}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'AFTERSHIP_API_KEY',
  remediation: {
    risk: 'read and change the trackings of the organization',
    revokeAt: 'https://admin.aftership.com/settings/api-keys',
    steps: [
      'In AfterShip open “Settings”, “API keys”, find the asat_ key by its name and delete it.',
      'Create one with only the tracking scopes its caller needs, and send it in the as-api-key header.',
    ],
    prevention: ['Turn on AES or RSA signatures for the key.'],
  },
  source: 'https://www.aftership.com/docs/tracking/quickstart/authentication',
  examples: [`AFTERSHIP_API_KEY=asat_${sample.hex(32)}`, `as-api-key: asat_${sample.hex(32, 'h')}`],
  counterexamples: ['asat_key'],
})
