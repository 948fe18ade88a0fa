import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const keyOf = (kind: string) => `os_v2_${kind}_${sample.of(BASE32, 103, kind)}`

export default defineRules({
  id: 'onesignal-key',
  provider: 'OneSignal',
  title: 'OneSignal API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['os_v2_app_', 'os_v2_org_'],
  // 103 characters, as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>os_v2_(?:app|org)_(?<random>[a-z2-7]{90,210}))(?![A-Za-z0-9_-])/g,
  variable: 'ONESIGNAL_API_KEY',
  remediation: {
    risk: 'send push, mail and SMS to all your subscribers and export them; with os_v2_org_ also create and change apps',
    revokeAt: 'https://dashboard.onesignal.com/',
    steps: [
      'A key that starts with os_v2_app_ stands in the app under “Settings”, “Keys & IDs”; one with os_v2_org_ under “Organizations”, “Keys & IDs”.',
      'Open the menu of the key and choose “Rotate”, which keeps its name and settings, or “Delete”.',
      'Deploy the new value and look at “Delivery” for messages you did not send.',
    ],
    prevention: [
      'Enter the addresses of your servers in the IP allowlist of the key.',
      'Use an app key on servers, and the organization key only where apps are managed.',
    ],
  },
  source: 'https://documentation.onesignal.com/docs/en/keys-and-ids',
  examples: [`ONESIGNAL_REST_API_KEY=${keyOf('app')}`, `Authorization: Key ${keyOf('org')}`],
  counterexamples: ['ONESIGNAL_API_KEY=os_v2_app_your_key', `os_v2_app_${'a'.repeat(103)}`],
})
