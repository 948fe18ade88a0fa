import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'kong-konnect-token',
  provider: 'Kong Konnect',
  title: 'Kong Konnect access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['kpat_', 'spat_'],
  // kpat_ are personal, spat_ those of system accounts. Kong publishes the prefixes, not the length.
  pattern: /(?<![A-Za-z0-9])(?<secret>[ks]pat_(?<random>(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{36,80}))(?![A-Za-z0-9_-])/g,
  variable: 'KONNECT_TOKEN',
  remediation: {
    risk: 'change gateways, routes and plugins of your organization with the roles of its owner',
    revokeAt: 'https://cloud.konghq.com/global/account/tokens',
    steps: [
      'Revoke the kpat_ under “Personal access tokens”, or the spat_ on the page of its system account.',
      'Generate a token with an expiry date and give it to decK and Terraform as KONNECT_TOKEN.',
      'Run deck gateway diff against the last known configuration to find routes or plugins that were added.',
    ],
    prevention: ['Give system accounts roles on one control plane, and tokens of 30 days.'],
  },
  source: 'https://developer.konghq.com/konnect-api/',
  examples: [
    `KONNECT_TOKEN=kpat_${sample.base62(50)}`,
    `deck gateway sync --konnect-token "spat_${sample.base62(50, 'k')}"`,
  ],
  counterexamples: ['KONNECT_TOKEN=kpat_xxx', `kpat_${'x'.repeat(50)}`],
})
