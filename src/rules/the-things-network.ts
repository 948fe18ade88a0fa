import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'the-things-stack-api-key',
  provider: 'The Things Network',
  title: 'The Things Stack API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['NNSXS.'],
  pattern: /(?<![A-Za-z0-9])(?<secret>NNSXS\.(?<random>[A-Z2-7]{39}\.[A-Z2-7]{52}))(?![A-Za-z0-9_-])/g,
  variable: 'TTN_API_KEY',
  remediation: {
    risk: 'use the rights of the key: read uplinks of your devices, schedule downlinks, or change applications and gateways',
    revokeAt: 'https://console.cloud.thethings.network/',
    steps: [
      'Find the key in the console under “API keys” of the application, gateway or user it belongs to, by the characters after NNSXS.',
      'Press “Delete API key”, create one with fewer rights, and put it into the MQTT or webhook integration.',
    ],
    prevention: ['Grant single rights (read application traffic), not all rights, and set an expiry date.'],
  },
  source: 'https://www.thethingsindustries.com/docs/concepts/api-keys/',
  examples: [
    `TTN_API_KEY=NNSXS.${sample.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 39)}.${sample.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 52)}`,
    `mosquitto_sub -u my-app@ttn -P "NNSXS.${sample.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 39, 'b')}.${sample.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 52, 'b')}"`,
  ],
  counterexamples: ['TTN_API_KEY=NNSXS.XXXXX.YYYYY', `NNSXS.${'X'.repeat(39)}.${'X'.repeat(52)}`],
})
