import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'particle-access-token',
  provider: 'Particle',
  title: 'Particle access token',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['particle'],
  ...assigned('particle', '[a-f0-9]{40}'),
  mode: 'unknown',
  variable: 'PARTICLE_ACCESS_TOKEN',
  remediation: {
    risk: 'control and read the devices of the account',
    revokeAt: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
    steps: [
      'Run particle token revoke with the token.',
      'Create another that expires, for an API user with few scopes.',
    ],
    prevention: ['Use API users with custom scopes.'],
  },
  source: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
  examples: [`PARTICLE_ACCESS_TOKEN=${sample.hex(40)}`, `particle: { token: '${sample.hex(40, 'y')}' }`],
  counterexamples: ['PARTICLE_ACCESS_TOKEN=token'],
})
