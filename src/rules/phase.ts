import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (kind: string, version: string) =>
  [`pss_${kind}`, version, ...['a', 'b', 'c', 'd'].map((seed) => sample.hex(64, kind + seed))].join(':')

export default defineRules({
  id: 'phase-token',
  provider: 'Phase',
  title: 'Phase service or user token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['pss_service:v', 'pss_user:v'],
  // Version, token, public key, key share and wrap key, each 32 bytes in hex: phase_cli/utils/const.py of phasehq/cli.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>pss_(?:service|user):v\d{1,2}:[a-fA-F0-9]{64}:[a-fA-F0-9]{64}:[a-fA-F0-9]{64}:(?<random>[a-fA-F0-9]{64}))(?![A-Za-z0-9])/g,
  variable: 'PHASE_SERVICE_TOKEN',
  remediation: {
    risk: 'fetch and decrypt the secrets of the apps and environments that the token was granted',
    revokeAt: 'https://console.phase.dev/',
    steps: [
      'In the Phase Console delete a service token under the service account it belongs to, a user token under “Access Control”, “Authentication” of your account.',
      'Issue another for the same environments and set it as PHASE_SERVICE_TOKEN.',
      'Rotate every secret the token could decrypt, at its own provider; the logs of the app show what was read.',
    ],
    prevention: ['Grant a service account single environments, with an expiry and network policies for its addresses.'],
  },
  source: 'https://github.com/phasehq/cli/blob/main/phase_cli/utils/const.py',
  examples: [`PHASE_SERVICE_TOKEN=${token('service', 'v2')}`, `phase auth --token "${token('user', 'v1')}"`],
  counterexamples: ['PHASE_SERVICE_TOKEN=pss_service:v2:...', `pss_service:v2:${sample.hex(64)}`],
})
