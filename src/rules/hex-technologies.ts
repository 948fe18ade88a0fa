import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'hex-technologies-token',
  provider: 'Hex Technologies',
  title: 'Hex API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['hxtp_', 'hxtw_'],
  // hxtp_ are personal, hxtw_ those of the workspace. Hex publishes the prefixes, not the length.
  pattern: /(?<![A-Za-z0-9])(?<secret>hxt[pw]_(?<random>(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{48,128}))(?![A-Za-z0-9_-])/g,
  variable: 'HEX_TOKEN',
  remediation: {
    risk: 'run projects of the workspace, and so the queries in them, with the rights of its user',
    revokeAt: 'https://learn.hex.tech/docs/api/api-overview',
    steps: [
      'In Hex open “Settings”, “API keys”, and revoke the token: hxtp_ under “Personal access tokens”, hxtw_ under “Workspace tokens”.',
      'Create one with an expiry and the scopes “Run projects” or “Read projects” only.',
    ],
    prevention: [
      'Use workspace tokens owned by an admin for schedules, so that they do not depend on a person’s rights.',
    ],
  },
  source: 'https://learn.hex.tech/docs/api/api-overview',
  examples: [`HEX_TOKEN=hxtp_${sample.base62(70)}`, `Authorization: Bearer hxtw_${sample.base62(74, 'h')}`],
  counterexamples: ['HEX_TOKEN=hxtp_your_token', `hxtp_${'x'.repeat(70)}`],
})
