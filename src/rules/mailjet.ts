import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mailjet-secret-key',
  provider: 'Mailjet',
  title: 'Mailjet secret key',
  severity: 'high',
  certainty: 'likely',
  keywords: ['mailjet', 'mj_apikey'],
  ...assigned('mailjet[A-Za-z0-9_.-]{0,16}(?:secret|private|password)|mj_apikey_(?:private|secret)', '[0-9a-f]{32}'),
  variable: 'MJ_APIKEY_PRIVATE',
  remediation: {
    risk: 'with the API key, which is often beside it, send mail from your domains and read your contact lists',
    revokeAt: 'https://app.mailjet.com/account/apikeys',
    steps: [
      'Open “API Key Management (Primary and Sub-account)” and press “Regenerate” at the secret key.',
      'Deploy the new secret to the API clients and to everything that sends over in-v3.mailjet.com.',
      'Look at the statistics for campaigns and transactional mail you did not send.',
    ],
    prevention: ['Make a sub-account with its own key pair for each application.'],
  },
  source: 'https://dev.mailjet.com/email/guides/',
  examples: [`MJ_APIKEY_PRIVATE=${sample.hex(32)}`, `mailjetSecretKey: "${sample.hex(32, 'm')}"`],
  counterexamples: [`MJ_APIKEY_PUBLIC=${sample.hex(32)}`, `MAILJET_SECRET=${'0'.repeat(32)}`],
})
