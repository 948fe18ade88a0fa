import { endsInCrc32Hex, withCrc32Hex } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'africas-talking-api-key',
  provider: 'Africa’s Talking',
  title: 'Africa’s Talking API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['atsk_'],
  // 64 hex digits and crc32 over them in eight.
  pattern: /(?<![A-Za-z0-9])(?<secret>atsk_(?<random>[0-9a-f]{64})[0-9a-f]{8})(?![A-Za-z0-9_-])/g,
  checksum: (secret) => endsInCrc32Hex(secret, 'atsk_'),
  mode: 'unknown',
  variable: 'AT_API_KEY',
  remediation: {
    risk: 'send SMS and airtime from your Africa’s Talking wallet, start calls, and read the messages of the app',
    revokeAt: 'https://account.africastalking.com/',
    steps: [
      'In the Africa’s Talking dashboard open the app, “Settings”, “API Key”, and generate a key with your password, which ends the old one.',
      'Deploy it together with the user name of the same app; the sandbox app has a key of its own.',
      'Look at the airtime and the bulk SMS of the app since the leak, and tell support about what you did not send.',
    ],
    prevention: ['Keep no more in the wallet than the next campaign needs.'],
  },
  source: 'https://developers.africastalking.com/',
  examples: [
    `AT_API_KEY=${withCrc32Hex('atsk_', sample.hex(64))}`,
    `apiKey: "${withCrc32Hex('atsk_', sample.hex(64, 'at'))}"`,
  ],
  counterexamples: ['AT_API_KEY=atsk_your_key', `atsk_${sample.hex(40)}`, `patsk_${sample.hex(72)}`],
})
