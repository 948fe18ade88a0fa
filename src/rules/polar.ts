import { endsInCrc32Base62, withCrc32Base62 } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'polar-access-token',
  provider: 'Polar',
  title: 'Polar access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['polar_oat_', 'polar_pat_', 'polar_at_', 'polar_rt_', 'polar_cs_', 'polar_crt_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>polar_(?:oat|pat|at_[uo]|rt_[uo]|cs|crt)_(?<random>[A-Za-z0-9_-]{37,60}))(?![A-Za-z0-9_-])/g,
  mode: { near: { live: ['//api.polar.sh'], test: ['sandbox-api.polar.sh'] } },
  checksum: (secret) => !secret.startsWith('polar_oat_') || endsInCrc32Base62(secret, 'polar_oat_'),
  variable: 'POLAR_ACCESS_TOKEN',
  remediation: {
    risk: 'read and change orders, customers and products of the organization',
    revokeAt: 'https://polar.sh/dashboard',
    steps: [
      'Open the settings of the organization, Developers, and delete the token.',
      'Make another with an expiry date and only the scopes it needs.',
      'Check orders, refunds and products for changes since the leak.',
    ],
    prevention: ['Give tokens an expiry date and few scopes.', 'Develop in the sandbox, which has tokens of its own.'],
  },
  source: 'https://polar.sh/docs/integrate/oat',
  examples: [
    `POLAR_ACCESS_TOKEN=${withCrc32Base62('polar_oat_', sample.base62(37))}`,
    `accessToken: 'polar_pat_${sample.base64url(43)}'`,
  ],
  counterexamples: [`polar_ci_${sample.base62(43)}`, `polar_oat_${'x'.repeat(43)}`],
})
