import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const ULID = '0123456789abcdefghjkmnpqrstvwxyz'

export default defineRules({
  id: 'arcjet-key',
  provider: 'Arcjet',
  title: 'Arcjet key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['ajkey_'],
  // A ULID in lower case.
  pattern: /(?<![A-Za-z0-9])(?<secret>ajkey_(?<random>[0-9a-hjkmnp-tv-z]{26}))(?![A-Za-z0-9_-])/g,
  variable: 'ARCJET_KEY',
  remediation: {
    risk: 'report requests and use up decisions as your site, which can trip its rate limits and blur its attack data',
    revokeAt: 'https://app.arcjet.com/',
    steps: [
      'In the Arcjet dashboard open the site, “SDK Configuration”, and rotate the key.',
      'Set the new ARCJET_KEY in every environment and redeploy; the SDK fails open while it has none.',
    ],
    prevention: ['Make a site of its own for development, whose decisions do not count against production.'],
  },
  source: 'https://docs.arcjet.com/environment/',
  examples: [`ARCJET_KEY=ajkey_01${sample.of(ULID, 24)}`, `key: "ajkey_01${sample.of(ULID, 24, 'a')}"`],
  counterexamples: ['ARCJET_KEY=ajkey_yourkey', `ajkey_${'x'.repeat(26)}`],
})
