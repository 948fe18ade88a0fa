import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mercado-pago-access-token',
  provider: 'Mercado Pago',
  title: 'Mercado Pago access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['APP_USR-', 'TEST-'],
  // The public key has the same prefix and a UUID. Newer test users get APP_USR- tokens too, so the prefix is no proof of live.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<mode>APP_USR|TEST)-(?<random>[0-9]{12,18}-[0-9]{6}-[a-f0-9]{32}(?:__[A-Z]{1,4}_[A-Z]{1,4}__)?-[0-9]{4,12}))(?![A-Za-z0-9-])/g,
  mode: { marks: { app_usr: 'live', test: 'test' } },
  variable: 'MERCADO_PAGO_ACCESS_TOKEN',
  remediation: {
    risk: 'take payments, refund them, and move money out of the account',
    revokeAt: 'https://www.mercadopago.com/developers/panel/app',
    steps: [
      'Open “Your integrations”, the application, then “Production credentials”.',
      'Choose “Renew”; keep the old token alive only as long as the deployment takes.',
      'Look through the activity of the account for payments and withdrawals that nobody made.',
    ],
    prevention: [
      'Use the test credentials of the application in development.',
      'Keep one application for each integration, so that renewing one stops nothing else.',
    ],
  },
  source: 'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials',
  examples: [
    `MERCADO_PAGO_ACCESS_TOKEN=APP_USR-${sample.digits(16)}-${sample.digits(6)}-${sample.hex(32)}-${sample.digits(9)}`,
    `access_token: 'TEST-${sample.digits(15)}-${sample.digits(6)}-${sample.hex(32)}__LA_LD__-${sample.digits(8)}'`,
  ],
  counterexamples: [`APP_USR-${sample.uuid()}`, 'TEST-123456'],
})
