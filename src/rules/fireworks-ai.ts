import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'fireworks-api-key',
  provider: 'Fireworks AI',
  title: 'Fireworks AI API key',
  severity: 'medium',
  certainty: 'certain',
  // `fw_` begins many names of variables, so the word must stand near and the key must mix both cases.
  keywords: ['fireworks'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>fw_(?<random>(?=[a-z0-9]{0,48}[A-Z])(?=[A-Z0-9]{0,48}[a-z])[A-Za-z0-9]{20,48}))(?![A-Za-z0-9_-])/g,
  reach: { before: 800, after: 800 },
  context: ['fireworks'],
  variable: 'FIREWORKS_API_KEY',
  remediation: {
    risk: 'run models and start deployments on your Fireworks account, and read its datasets and fine-tuned models',
    revokeAt: 'https://app.fireworks.ai/settings/users/api-keys',
    steps: [
      'Open Settings, “API Keys”, in the Fireworks dashboard, and press “Create API Key”; it belongs to a user or a service account.',
      'Replace FIREWORKS_API_KEY in your services.',
      'Delete the old key in the list, then look under “Deployments” for GPUs that you did not start.',
    ],
    command: 'firectl api-key delete <key-id>',
    prevention: [
      'Create keys for service accounts, with an expiration time.',
      'Set the monthly spend limit of the account low while you experiment.',
    ],
  },
  source: 'https://docs.fireworks.ai/',
  examples: [
    `FIREWORKS_API_KEY=fw_${sample.base62(24)}`,
    `client = Fireworks(api_key="fw_${sample.base62(22, 'py')}")`,
    `curl https://api.fireworks.ai/inference/v1/models \\\n  -H "Authorization: Bearer fw_${sample.base62(24, 'curl')}"`,
  ],
  counterexamples: [
    'fireworks_model: fw_version',
    `version = "fw_${sample.base62(24)}"`,
    `fireworks: fw_${sample.hex(24)}`,
    `FIREWORKS_API_KEY=fw_${'x'.repeat(24)}`,
  ],
})
