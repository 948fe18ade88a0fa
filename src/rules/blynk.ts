import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'blynk-auth-token',
  provider: 'Blynk',
  title: 'Blynk device token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['blynk'],
  // Older servers gave 32 hex digits.
  ...assigned('blynk', '(?=[A-Za-z_-]{0,31}[0-9])[A-Za-z0-9_-]{32}', 'A-Za-z0-9_-'),
  mode: 'unknown',
  variable: 'BLYNK_AUTH_TOKEN',
  remediation: {
    risk: 'read and switch what the device shows on its pins, and pose as it',
    revokeAt: 'https://blynk.cloud/dashboard/',
    steps: [
      'In the Blynk console open the device, “Device Info”, and renew its auth token, or delete the device and add it again.',
      'Flash the new BLYNK_AUTH_TOKEN onto the board.',
      'Look at the timeline of the device for values it did not send.',
    ],
    prevention: [
      'Include the token from a secrets.h that is not committed, or provision devices with Blynk.Edgent, which needs no token in code.',
    ],
  },
  source: 'https://docs.blynk.io/en/getting-started/activating-devices/manual-device-activation',
  examples: [`#define BLYNK_AUTH_TOKEN "${sample.base64url(32)}"`, `BLYNK_AUTH_TOKEN=${sample.hex(32, 'b')}`],
  counterexamples: [
    '#define BLYNK_AUTH_TOKEN "YourAuthToken"',
    `#define BLYNK_TEMPLATE_ID "TMPL${sample.base62(9)}"`,
    `AUTH_TOKEN=${sample.base64url(32)}`,
  ],
})
