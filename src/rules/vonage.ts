import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'vonage-api-secret',
  provider: 'Vonage (Nexmo)',
  title: 'Vonage API secret',
  severity: 'high',
  certainty: 'likely',
  keywords: ['vonage', 'nexmo', 'api_secret', 'api-secret', 'apisecret'],
  // A letter and a digit are asked for: words of 16 letters and phone numbers are not secrets.
  ...assigned(
    'vonage|nexmo|(?<![A-Za-z0-9_])api[_-]?secret',
    '(?=[0-9]{0,15}[a-z])(?=[a-z]{0,15}[0-9])[a-z0-9]{16}',
    'A-Za-z0-9_-',
  ),
  context: ['vonage', 'nexmo'],
  variable: 'VONAGE_API_SECRET',
  remediation: {
    risk: 'send messages and place calls that you pay for, and buy or cancel numbers',
    revokeAt: 'https://dashboard.nexmo.com/settings',
    steps: [
      'Open “API settings” and choose “Create new secret”; the API key stays the same.',
      'Deploy the new secret, then choose “Revoke” beside the old one.',
      'Read “Logs” and the usage report for messages and calls to countries you do not serve.',
    ],
    command: 'DELETE https://api.nexmo.com/accounts/{api_key}/secrets/{secret_id}',
    overlap: 'An account has up to two secrets, and both work until one is revoked.',
    prevention: [
      'Sign requests with the private key of a Vonage application (JWT) where the API takes it.',
      'Limit the account to your addresses with the IP allowlist, and switch automatic top-up off.',
    ],
  },
  source: 'https://developer.vonage.com/',
  examples: [
    `VONAGE_API_SECRET=${sample.base62(16, 'v1')}`,
    `nexmoSecret: "${sample.base62(16, 'v2')}"`,
    `new Vonage({\n  apiKey: "${sample.hex(8)}",\n  apiSecret: "${sample.base62(16, 'v3')}",\n})`,
    `curl "https://rest.nexmo.com/sms/json?api_key=${sample.hex(8)}&api_secret=${sample.base62(16, 'v4')}"`,
  ],
  counterexamples: [
    `API_SECRET=${sample.base62(16, 'v1')}`,
    'vonage: sendVerification',
    `VONAGE_API_KEY=${sample.hex(8)}`,
    'VONAGE_API_SECRET=xxxxxxxxxxxxxxx0',
  ],
})
