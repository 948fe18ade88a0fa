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
    risk: 'call functions of every device of the account, read its variables and flash other firmware',
    revokeAt: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
    steps: [
      'Run particle token revoke with the token; add --force if it is the one of the command line itself.',
      'Make another with particle token create --expires-in, or for an API user that has only the scopes in use.',
    ],
    prevention: ['Let servers use an API user with custom scopes: a token of a person opens the whole account.'],
  },
  source: 'https://docs.particle.io/reference/cloud-apis/access-tokens/',
  examples: [`PARTICLE_ACCESS_TOKEN=${sample.hex(40)}`, `particle: { token: '${sample.hex(40, 'y')}' }`],
  counterexamples: ['PARTICLE_ACCESS_TOKEN=token'],
})
