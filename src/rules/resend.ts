import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'resend-api-key',
  provider: 'Resend',
  title: 'Resend API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['re_'],
  // 8 and 24 characters, as observed; names in snake case hold no digit in the second part.
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>re_(?=[A-Za-z]{0,8}[0-9]|[A-Za-z0-9]{0,8}[A-Z])(?<random>[A-Za-z0-9]{8}_(?=[A-Za-z]{0,23}[0-9])[A-Za-z0-9]{20,30}))(?![A-Za-z0-9_])/g,
  mode: 'unknown',
  variable: 'RESEND_API_KEY',
  remediation: {
    risk: 'send mail from your verified domains',
    revokeAt: 'https://resend.com/api-keys',
    steps: [
      'Open API Keys, the menu of the key, and choose “Remove API key”.',
      'Make another with “Sending access” for one domain.',
      'Look through the sent mails since the leak, and warn recipients of any you did not send.',
    ],
    command: 'curl -X DELETE https://api.resend.com/api-keys/<id> -H "Authorization: Bearer <admin key>"',
    prevention: ['Prefer a key with “Sending access”, limited to one domain.'],
  },
  source: 'https://resend.com/docs/knowledge-base/how-to-handle-api-keys',
  examples: [
    `RESEND_API_KEY=re_${sample.base62(8)}_${sample.base62(24)}`,
    `new Resend('re_${sample.base62(8, 'js')}_${sample.base62(24, 'js')}')`,
  ],
  counterexamples: [
    're_123456789',
    're_xxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxx',
    `core_${sample.base62(8)}_${sample.base62(24)}`,
  ],
})
