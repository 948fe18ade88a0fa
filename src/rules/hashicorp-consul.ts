import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'consul-acl-token',
  provider: 'HashiCorp Consul',
  title: 'Consul ACL token',
  severity: 'high',
  certainty: 'likely',
  keywords: ['consul_', 'consul-', 'consultoken', 'consulacl', 'consulhttp'],
  ...assigned(
    'consul(?:[_-][A-Za-z0-9_-]{0,20}|(?:acl|http)[A-Za-z0-9_-]{0,12})?token',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    'A-Za-z0-9_-',
  ),
  variable: 'CONSUL_HTTP_TOKEN',
  remediation: {
    risk: 'read and write keys and services with its policies; a management token can change every policy',
    revokeAt: 'https://developer.hashicorp.com/consul/docs/security/acl/tokens',
    steps: [
      'Run consul acl token read -self with the leaked token, which shows its accessor and its policies.',
      'Create a replacement with the same policies, deploy it, and delete the old accessor.',
      'For the bootstrap token start a bootstrap reset, because it cannot be made twice.',
    ],
    command: 'consul acl token delete -accessor-id <id>',
    prevention: ['Let services get tokens from an auth method (Kubernetes, JWT) with an expiration TTL.'],
  },
  source: 'https://developer.hashicorp.com/consul/docs/security/acl/tokens',
  examples: [
    `CONSUL_HTTP_TOKEN=${sample.uuid()}`,
    `curl -H "X-Consul-Token: ${sample.uuid('c')}" http://127.0.0.1:8500/v1/kv/app`,
  ],
  counterexamples: [`CONSUL_NODE_ID=${sample.uuid()}`, 'CONSUL_HTTP_TOKEN=00000000-0000-0000-0000-000000000002'],
})
