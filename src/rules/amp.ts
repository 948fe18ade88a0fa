import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export default defineRules({
  id: 'amp-access-token',
  provider: 'Amp',
  title: 'Amp access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sgamp_user_'],
  // A ULID and 64 hex digits.
  pattern: /(?<![A-Za-z0-9])(?<secret>sgamp_user_[0-9A-HJKMNP-TV-Z]{26}_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
  variable: 'AMP_API_KEY',
  remediation: {
    risk: 'run the coding agent on your credits, and read the threads of your account with the code in them',
    revokeAt: 'https://ampcode.com/settings',
    steps: [
      'On the settings page of ampcode.com revoke the access token.',
      'Run “amp login” on your machine, or set a new AMP_API_KEY in CI.',
      'Look through recent threads for ones that you did not start.',
    ],
    prevention: ['Keep ~/.local/share/amp/secrets.json out of dotfile repositories and images.'],
  },
  source: 'https://ampcode.com/manual',
  examples: [
    `AMP_API_KEY=sgamp_user_01${sample.of(CROCKFORD, 24)}_${sample.hex(64)}`,
    `"apiKey@https://ampcode.com/": "sgamp_user_01${sample.of(CROCKFORD, 24, 'u')}_${sample.hex(64, 'u')}"`,
  ],
  counterexamples: ['AMP_API_KEY=sgamp_user_test', `sgamp_user_${'0'.repeat(26)}_${'0'.repeat(64)}`],
})
