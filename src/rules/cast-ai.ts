import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cast-ai-api-key',
  provider: 'CAST AI',
  title: 'CAST AI API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['castai_v1_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>castai_v1_(?<random>[0-9a-f]{64}_[0-9a-f]{8}))(?![A-Za-z0-9_-])/g,
  variable: 'CASTAI_API_TOKEN',
  remediation: {
    risk: 'see and change the Kubernetes clusters connected to CAST AI, down to adding and removing their nodes, unless the key is read-only',
    revokeAt: 'https://console.cast.ai/user/api-access',
    steps: [
      'In the CAST AI console open “API”, “API access keys”, and delete the key.',
      'Create a key, read-only where that is enough, and set CASTAI_API_TOKEN for Terraform and the Helm charts of the agent.',
      'Read the audit log of the organization for policies, node templates and clusters that were changed.',
    ],
    prevention: ['Use service accounts with a role on single clusters instead of the keys of people.'],
  },
  source: 'https://docs.cast.ai/docs/authentication',
  examples: [
    `CASTAI_API_TOKEN=castai_v1_${sample.hex(64)}_${sample.hex(8)}`,
    `--set castai.apiKey=castai_v1_${sample.hex(64, 'c')}_${sample.hex(8, 'c')}`,
  ],
  counterexamples: ['castai_v1_xxxxxxxxxx...', `castai_v1_${'0'.repeat(64)}_${'0'.repeat(8)}`],
})
