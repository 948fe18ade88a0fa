import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cockroachdb-cloud-api-key',
  provider: 'CockroachDB Cloud',
  title: 'CockroachDB Cloud API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['CCDB1_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>CCDB1_(?<random>[A-Za-z0-9]{20,24}_[A-Za-z0-9]{36,48}))(?![A-Za-z0-9_-])/g,
  variable: 'COCKROACH_API_KEY',
  remediation: {
    risk: 'manage clusters, SQL users and networking with the roles of its service account',
    revokeAt: 'https://cockroachlabs.cloud/access-management',
    steps: [
      'Open “Access Management”, “Service Accounts”, the account, and delete the key by its name.',
      'Use “Create API key” there, and deploy it to Terraform or ccloud.',
      'Read the audit log of the organization for SQL users and allowlist entries made with the old key.',
    ],
    command: 'DELETE https://cockroachlabs.cloud/api/v1/api-keys/{id}',
    prevention: ['Assign the service account roles on single clusters (Cluster Operator), not Organization Admin.'],
  },
  source: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
  examples: [
    `COCKROACH_API_KEY=CCDB1_${sample.base62(22)}_${sample.base62(40)}`,
    `Authorization: Bearer CCDB1_${sample.base62(22, 'c')}_${sample.base62(40, 'c')}`,
  ],
  counterexamples: ['COCKROACH_API_KEY=CCDB1_your_key', `CCDB1_${sample.base62(22)}`],
})
