import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'use the Scaleway resources that the IAM policies of the key’s owner allow, object storage included',
  revokeAt: 'https://console.scaleway.com/iam/api-keys',
  steps: [
    'Open “IAM & API keys”, “API keys”, find the access key (SCW…) and delete it.',
    'Choose “Generate an API key” for an application rather than for yourself, with an expiration.',
    'Read the Audit Trail for instances, policies and keys that you did not create.',
  ],
  command: 'scw iam api-key delete <access key>',
  overlap: 'An application can have several API keys.',
  prevention: [
    'Bind the key to an IAM application whose policy names one project.',
    'Set an expiration, and condition the policy on your IP addresses.',
  ],
}
const source = 'https://www.scaleway.com/en/docs/iam/concepts/'
const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'

export default defineRules(
  {
    id: 'scaleway-secret-key',
    provider: 'Scaleway',
    title: 'Scaleway secret key',
    severity: 'critical',
    certainty: 'likely',
    keywords: [
      'scw_',
      'scaleway',
      'scwsecret',
      'scwtoken',
      'scw-',
      'secret_key',
      'secretkey',
      'secret-key',
      'x-auth-token',
    ],
    // Organizations and projects have UUIDs too, so the name has to say that this is a secret.
    ...assigned(
      '(?:scw|scaleway)[A-Za-z0-9_.-]{0,16}(?:secret|token|key)|secret[_-]?key|x-auth-token',
      UUID,
      'A-Za-z0-9_-',
    ),
    context: ['scw', 'scaleway'],
    companion: { rule: 'scaleway-secret-key-id' },
    variable: 'SCW_SECRET_KEY',
    remediation,
    source,
    examples: [
      `SCW_SECRET_KEY=${sample.uuid()}`,
      `access_key: SCW${sample.upper36(17)}\nsecret_key: ${sample.uuid('yaml')}`,
      `curl https://api.scaleway.com/iam -H "X-Auth-Token: ${sample.uuid('curl')}"`,
      `scalewayToken: "${sample.uuid('camel')}"`,
    ],
    counterexamples: [
      `SCW_DEFAULT_PROJECT_ID=${sample.uuid()}`,
      `secret_key: ${sample.uuid()}`,
      'SCW_SECRET_KEY=11111111-1111-1111-1111-111111111111',
    ],
  },
  {
    id: 'scaleway-secret-key-id',
    provider: 'Scaleway',
    title: 'Scaleway access key',
    severity: 'low',
    certainty: 'likely',
    keywords: ['SCW'],
    pattern: /(?<![A-Za-z0-9])(?<secret>SCW(?=[A-Z]{0,16}\d)(?<random>[A-Z0-9]{17}))(?![A-Za-z0-9])/g,
    variable: 'SCW_ACCESS_KEY',
    remediation: {
      ...remediation,
      risk: 'tell which API key of your organization is used; requests need the secret key (a UUID) as well',
    },
    source,
    examples: [`SCW_ACCESS_KEY=SCW${sample.upper36(17)}`, `access_key: SCW${sample.upper36(17, 'yaml')}`],
    counterexamples: [`SCW${'X'.repeat(17)}`, 'SCW1234567890ABCDEFG', `xSCW${sample.upper36(17)}`],
  },
)
