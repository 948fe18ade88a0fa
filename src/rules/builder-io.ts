import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'builder-io-private-key',
  provider: 'Builder.io',
  title: 'Builder.io private key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['bpk-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>bpk-(?<random>[a-f0-9]{32}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'BUILDER_PRIVATE_KEY',
  remediation: {
    risk: 'write content of the space',
    revokeAt: 'https://builder.io/account/space',
    steps: [
      'Open the settings of the space, Private keys, and delete the key.',
      'Create another and update the service that writes content.',
    ],
    prevention: ['The public API key is enough for reading.'],
  },
  source: 'https://www.builder.io/c/docs/using-your-api-key',
  examples: [`BUILDER_PRIVATE_KEY=bpk-${sample.hex(32)}`, `Authorization: Bearer bpk-${sample.hex(32, 'h')}`],
  counterexamples: ['bpk-key'],
})
