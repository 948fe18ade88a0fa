import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'linode-token',
  provider: 'Akamai (Linode)',
  title: 'Linode personal access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['linode', 'authorization'],
  // 64 hex digits are also a SHA-256 digest, so the name has to say that this is a token. No isAssignment, because a
  // brace follows the word in Terraform.
  pattern: assigned(
    'linode[A-Za-z0-9_.-]{0,16}(?:token|key|secret|pat|password|client)|linode"?\\s{0,4}\\{\\s{0,16}token|authorization',
    '[a-f0-9]{64}',
  ).pattern,
  context: ['linode'],
  isGenuine: (secret) => secret === secret.toLowerCase(),
  variable: 'LINODE_TOKEN',
  remediation: {
    risk: 'create, rebuild and delete your Linodes, volumes, clusters and buckets, within the scopes of the token',
    revokeAt: 'https://cloud.linode.com/profile/tokens',
    steps: [
      'In Cloud Manager, open your profile, “API Tokens”, and choose Revoke beside the token.',
      'Choose “Create A Personal Access Token” with only the scopes you need.',
      'Read the Events page for Linodes, disks and users that you did not create.',
    ],
    command: 'linode-cli profile token-delete <token id>',
    overlap: 'Several tokens work at once.',
    prevention: [
      'Give a token Read Only or No Access for everything it does not do, and an expiry.',
      'Create tokens as a restricted user that sees only the Linodes it manages.',
    ],
  },
  source: 'https://techdocs.akamai.com/linode-api/reference/get-started',
  examples: [
    `LINODE_TOKEN=${sample.hex(64)}`,
    `linodeToken: "${sample.hex(64, 'camel')}"`,
    `provider "linode" {\n  token = "${sample.hex(64, 'terraform')}"\n}`,
    `curl -H "Authorization: Bearer ${sample.hex(64, 'curl')}" https://api.linode.com/v4/account`,
  ],
  counterexamples: [`linode_sha256: ${sample.hex(64)}`, `token = ${sample.hex(64)}`, `LINODE_TOKEN=${'0'.repeat(64)}`],
})
