import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ifttt-webhooks-key',
  provider: 'IFTTT',
  title: 'IFTTT Webhooks key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['maker.ifttt.com'],
  context: ['maker.ifttt.com'],
  pattern:
    /maker\.ifttt\.com\/(?:trigger\/[^\s/"']{1,80}\/(?:json\/)?with\/key|use)\/(?<secret>[A-Za-z0-9_-]{20,64})(?![A-Za-z0-9_-])/g,
  variable: 'IFTTT_WEBHOOKS_KEY',
  remediation: {
    risk: 'trigger every Webhooks applet of the account, and whatever it opens, switches or sends',
    revokeAt: 'https://ifttt.com/maker_webhooks/settings',
    steps: [
      'On the settings page of the Webhooks service press “Edit connection”, which makes a new key.',
      'Put the new key into the devices and scripts that call maker.ifttt.com.',
    ],
    prevention: ['Use an applet with a filter that checks a value of your own in the request.'],
  },
  source: 'https://ifttt.com/maker_webhooks',
  examples: [
    `https://maker.ifttt.com/trigger/door_open/with/key/${sample.base64url(43)}`,
    `curl -X POST https://maker.ifttt.com/trigger/build/json/with/key/${sample.base62(22, 'i')}`,
  ],
  counterexamples: [
    'https://maker.ifttt.com/trigger/{event}/with/key/{key}',
    `https://example.org/trigger/x/with/key/${sample.base62(22)}`,
  ],
})
