import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const urlSafe = (length: number, seed: string) => sample.base64url(length, seed)

export default defineRules({
  id: 'paypal-client-secret',
  provider: 'PayPal',
  title: 'PayPal client secret',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['paypal'],
  // 80 URL-safe characters that begin with E (client ids begin with A and are public); 80 is observed, so some room.
  pattern:
    /(?<![A-Za-z0-9_+/-])(?<secret>E(?=[A-Za-z_-]{0,80}[0-9])(?=[A-Z0-9_-]{0,80}[a-z])(?<random>[A-Za-z0-9_-]{75,89}))(?![A-Za-z0-9_+/=-])/g,
  reach: { before: 900, after: 900 },
  context: ['paypal'],
  mode: {
    near: {
      live: [
        'api-m.paypal.com',
        'api.paypal.com',
        'paypal_live',
        'paypal-live',
        'paypallive',
        'live_paypal',
        'liveenvironment',
        'environment.live',
        '=live',
        ': live',
        "'live'",
        '"live"',
        '_live',
        'production',
      ],
      test: ['sandbox'],
    },
  },
  variable: 'PAYPAL_CLIENT_SECRET',
  remediation: {
    risk: 'take payments, refund them and send payouts from your PayPal account',
    revokeAt: 'https://developer.paypal.com/dashboard/applications/live',
    steps: [
      'Open the app in “Apps & Credentials” and add a second secret under “Secret keys”.',
      'Deploy the new secret, then disable the leaked one and delete it when nothing calls with it any more.',
      'Look in Activity for payouts and refunds you did not make.',
    ],
    overlap: 'An app can have two secrets at a time, so the change needs no downtime.',
    prevention: [
      'Switch off the features the app does not use; Payouts above all.',
      'Keep separate apps for Sandbox and Live, and give developers the sandbox one only.',
    ],
  },
  source: 'https://developer.paypal.com/api/rest/',
  examples: [
    `PAYPAL_CLIENT_SECRET=E${urlSafe(79, 'env')}`,
    `curl https://api-m.sandbox.paypal.com/v1/oauth2/token -u "A${urlSafe(79, 'id')}:E${urlSafe(79, 'curl')}"`,
    `# PayPal\nclient_id: A${urlSafe(79, 'id2')}\nsecret: E${urlSafe(79, 'yaml')}`,
    `paypal.configure({'mode': 'live', 'client_secret': 'E${urlSafe(79, 'py')}'})`,
  ],
  counterexamples: [
    `PAYPAL_CLIENT_ID=A${urlSafe(79, 'public')}`,
    `CLIENT_SECRET=E${urlSafe(79, 'env')}`,
    `PAYPAL_CLIENT_SECRET=E${'x'.repeat(79)}`,
    `paypal token EC-${sample.upper36(17)}`,
  ],
})
