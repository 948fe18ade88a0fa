import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sendgrid-api-key',
  provider: 'Twilio SendGrid',
  title: 'SendGrid API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sg.'],
  // The id of the key, 22 characters, and 43 secret ones: 16 and 32 bytes in base64url.
  pattern: /(?<![A-Za-z0-9])(?<secret>SG\.(?<random>[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{39,50}))(?![A-Za-z0-9_-])/g,
  variable: 'SENDGRID_API_KEY',
  remediation: {
    risk: 'send mail from your verified domains, which passes as yours, and with full access export contacts and create more keys',
    revokeAt: 'https://app.sendgrid.com/settings/api_keys',
    steps: [
      'Open Settings, “API Keys”; the 22 characters after “SG.” are the API Key ID in the list.',
      'Press “Create API Key” with “Restricted Access”, and replace the old one, also as the SMTP password of the user “apikey”.',
      'Choose “Delete API Key” in the menu of the old one.',
      'Look at “Activity Feed”, “Teammates” and “API Keys” for mail, people and keys that are not yours.',
    ],
    command: 'curl -X DELETE https://api.sendgrid.com/v3/api_keys/$API_KEY_ID -H "Authorization: Bearer $ADMIN_KEY"',
    prevention: [
      'Grant “Mail Send” alone to services that only send.',
      'Under Settings, “IP Access Management”, let only your servers use the SendGrid account.',
    ],
  },
  source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  examples: [
    `SENDGRID_API_KEY=SG.${sample.base64url(22)}.${sample.base64url(43)}`,
    `sgMail.setApiKey('SG.${sample.base64url(22, 'js')}.${sample.base64url(43, 'js')}')`,
  ],
  counterexamples: [
    `SG.${'x'.repeat(22)}.${'x'.repeat(43)}`,
    `MSG.${sample.base64url(22)}.${sample.base64url(43)}`,
    'SENDGRID_API_KEY=SG.your-key',
    'return msg.subject',
  ],
})
