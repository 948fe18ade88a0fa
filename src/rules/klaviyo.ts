import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `pk_` alone is too short to look for, so one more character goes with it.
const NEXT = [...'0123456789abcdefghijklmnopqrstuvwxyz'].map((char) => `pk_${char}`)

export default defineRules({
  id: 'klaviyo-private-key',
  provider: 'Klaviyo',
  title: 'Klaviyo private API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['klaviyo', ...NEXT],
  // 34 hex digits; newer keys name the site (its public, six-character id) before them.
  pattern: /(?<![A-Za-z0-9])(?<secret>pk_(?:[A-Za-z0-9]{6}_)?(?<random>[0-9a-f]{34}))(?![A-Za-z0-9_-])/g,
  variable: 'KLAVIYO_PRIVATE_KEY',
  remediation: {
    risk: 'read and export the profiles of your customers, and change lists, flows and campaigns, within the scopes of the key',
    revokeAt: 'https://www.klaviyo.com/settings/account/api-keys',
    steps: [
      'Open “Settings”, “API keys”, and choose “Create Private API Key” with the scopes the service needs.',
      'Deploy it and delete the leaked key in the table “Private API Keys”: scopes of a key cannot be changed afterwards.',
      'Look for profile exports and for changes to lists and flows since the leak.',
    ],
    overlap: 'An account can hold many private keys, so both work until the old one is deleted.',
    prevention: [
      'Choose custom scopes; most services need one or two.',
      'In the browser use the six-character site ID, which is the public key: pk_ is private at Klaviyo, unlike elsewhere.',
    ],
  },
  source: 'https://developers.klaviyo.com/en/docs/authenticate_',
  examples: [
    `KLAVIYO_PRIVATE_KEY=pk_${sample.hex(34)}`,
    `-H 'Authorization: Klaviyo-API-Key pk_${sample.hex(34, 'curl')}'`,
    `apiKey: "pk_${sample.base62(6)}_${sample.hex(34, 'site')}"`,
  ],
  counterexamples: [`pk_live_${sample.base62(24)}`, `pk_${'0'.repeat(34)}`, `pk_${sample.hex(32)}`],
})
