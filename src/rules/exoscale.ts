import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'manage the instances, volumes, DNS and buckets that the IAM role of the key allows on Exoscale',
  revokeAt: 'https://portal.exoscale.com/iam/keys',
  steps: [
    'In the portal, open IAM, Keys, find the key that starts with EXO, and choose Revoke.',
    'Choose Add, attach the narrowest role, and deploy key and secret together.',
    'Look at “Audit Trail” for instances and keys that you did not create.',
  ],
  command: 'exo iam api-key delete <key>',
  overlap: 'Several keys of an organization work at once.',
  prevention: [
    'Make an IAM role whose policy names the services and operations in use, and bind the key to it.',
    'Keep a separate key for Object Storage, limited to its bucket.',
  ],
}
const source = 'https://community.exoscale.com/product/iam/quick-start/'

export default defineRules(
  {
    id: 'exoscale-api-key',
    provider: 'Exoscale',
    title: 'Exoscale API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['exoscale', 'egoscale', 'exo_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>EXO(?=[A-Za-z]{0,23}\d)(?<random>[A-Za-z0-9]{22,32}))(?![A-Za-z0-9_-])/g,
    context: ['exoscale', 'egoscale', 'exo_'],
    variable: 'EXOSCALE_API_KEY',
    remediation: {
      ...remediation,
      risk: 'tell which IAM key you use at Exoscale, and sign requests with it once they have its secret as well',
    },
    source,
    examples: [`EXOSCALE_API_KEY=EXO${sample.hex(24)}`, `provider "exoscale" {\n  key = "EXO${sample.base62(26)}"\n}`],
    counterexamples: [`KEY=EXO${sample.hex(24)}`, `EXOSCALE_API_KEY=EXO${'x'.repeat(24)}`],
  },
  {
    id: 'exoscale-api-key-secret',
    provider: 'Exoscale',
    title: 'Exoscale API secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['exoscale', 'egoscale', 'exo_', 'api_secret', 'apisecret', 'secret'],
    // No isAssignment, because braces may stand between the word and the value in Terraform.
    pattern: assigned(
      'exoscale|egoscale|(?<![A-Za-z])exo_|api[_-]?secret|(?<![A-Za-z0-9_-])secret',
      '[A-Za-z0-9_-]{40,60}',
      'A-Za-z0-9_-',
    ).pattern,
    context: ['exoscale', 'egoscale', 'exo_'],
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    companion: { rule: 'exoscale-api-key' },
    variable: 'EXOSCALE_API_SECRET',
    remediation,
    source,
    examples: [
      `EXOSCALE_API_SECRET=${sample.base64url(43)}`,
      `provider "exoscale" {\n  key    = "EXO${sample.hex(24)}"\n  secret = "${sample.base64url(43, 'tf')}"\n}`,
      `exoscaleSecret: "${sample.base64url(43, 'camel')}"`,
    ],
    counterexamples: [`API_SECRET=${sample.base64url(43)}`, `EXOSCALE_API_SECRET=${'x'.repeat(43)}`],
  },
)
