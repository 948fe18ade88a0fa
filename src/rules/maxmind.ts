import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'maxmind-license-key',
  provider: 'MaxMind',
  title: 'MaxMind license key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['_mmk'],
  pattern: /(?<![A-Za-z0-9])(?<secret>(?<random>[A-Za-z0-9]{6}_[A-Za-z0-9]{29})_mmk)(?![A-Za-z0-9_])/g,
  reach: { before: 48 },
  mode: 'unknown',
  variable: 'MAXMIND_LICENSE_KEY',
  remediation: {
    risk: 'download databases and use web services on your account',
    revokeAt: 'https://www.maxmind.com/en/accounts/current/license-key',
    steps: [
      'Open Manage License Keys and deactivate the key.',
      'Generate another and put it into GeoIP.conf or the service that reads it.',
    ],
    prevention: ['Give each download job a key of its own.'],
  },
  source: 'https://dev.maxmind.com/license-key/',
  examples: [
    `MAXMIND_LICENSE_KEY=${sample.base62(6)}_${sample.base62(29)}_mmk`,
    `LicenseKey ${sample.base62(6, 'c')}_${sample.base62(29, 'c')}_mmk`,
  ],
  counterexamples: ['license_mmk'],
})
