import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'bitly-access-token',
  provider: 'Bitly',
  title: 'Bitly access token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['bitly', 'bit_ly'],
  ...assigned('bit_?ly(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))', '[0-9a-f]{40}'),
  variable: 'BITLY_ACCESS_TOKEN',
  remediation: {
    risk: 'create links under your domain, and point your existing ones somewhere else',
    revokeAt: 'https://app.bitly.com/settings/api/',
    steps: [
      'Enter your password on the page “API” of the Bitly settings and generate a token; then revoke the old one under “Connected apps”.',
      'Look at recently edited links and set their destinations right.',
    ],
    prevention: ['Redirecting a link is the real danger: give automation an account that owns no branded links.'],
  },
  source: 'https://dev.bitly.com/docs/getting-started/authentication/',
  examples: [`BITLY_ACCESS_TOKEN=${sample.hex(40)}`, `bitlyToken = "${sample.hex(40, 'b')}"`],
  counterexamples: [`ACCESS_TOKEN=${sample.hex(40)}`, `BITLY_ACCESS_TOKEN=${'0'.repeat(40)}`],
})
