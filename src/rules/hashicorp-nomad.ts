import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nomad-acl-token',
  provider: 'HashiCorp Nomad',
  title: 'Nomad ACL token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['nomad'],
  ...assigned(
    'nomad[_-]?(?:acl[_-]?|api[_-]?|management[_-]?|bootstrap[_-]?)?token',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    'A-Za-z0-9_-',
  ),
  variable: 'NOMAD_TOKEN',
  remediation: {
    risk: 'submit and stop jobs with its policies; a management token runs anything on every client',
    revokeAt: 'https://developer.hashicorp.com/nomad/docs/concepts/acl',
    steps: [
      'Find the accessor with nomad acl token self, and delete it from a management session.',
      'Create a client token for the pipeline with nomad acl token create -policy and -ttl.',
      'Run nomad job status and look for jobs that nobody of you deployed.',
    ],
    command: 'nomad acl token delete <accessor_id>',
    prevention: ['Let pipelines log in with nomad login and workload identity rather than with a stored token.'],
  },
  source: 'https://developer.hashicorp.com/nomad/docs/concepts/acl',
  examples: [`NOMAD_TOKEN=${sample.uuid()}`, `nomad_token = "${sample.uuid('n')}"`],
  counterexamples: [`NOMAD_ALLOC_ID=${sample.uuid()}`, 'NOMAD_TOKEN=00000000-0000-0000-0000-000000000000'],
})
