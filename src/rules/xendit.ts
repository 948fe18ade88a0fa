import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'xendit-secret-key',
  provider: 'Xendit',
  title: 'Xendit secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['xnd_production_', 'xnd_development_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>xnd_(?<mode>production|development)_(?<random>[A-Za-z0-9]{32,100}))(?![A-Za-z0-9])/g,
  mode: { marks: { production: 'live', development: 'test' } },
  variable: 'XENDIT_SECRET_KEY',
  remediation: {
    risk: 'collect payments and send disbursements from your balance',
    revokeAt: 'https://dashboard.xendit.co/settings/developers#api-keys',
    steps: [
      'In the Xendit dashboard open “Settings”, “Developers”, “API keys”, and delete the secret key; live and test keys are listed apart.',
      'Make another with only the permissions this service needs, and redeploy.',
      'Check the disbursements since the leak.',
    ],
    prevention: [
      'Set every product to None, Read or Write, never to more than is used.',
      'Enter the addresses of your servers in the “IP Allowlist” of the Xendit dashboard.',
    ],
  },
  source: 'https://docs.xendit.co/api-integration/api-keys/',
  examples: [
    `XENDIT_SECRET_KEY=xnd_production_${sample.base62(60)}`,
    `auth: { username: 'xnd_development_${sample.base62(56)}' }`,
  ],
  counterexamples: [`xnd_public_production_${sample.base62(60)}`, `xnd_production_${'x'.repeat(60)}`],
})
