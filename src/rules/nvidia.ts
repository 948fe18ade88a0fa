import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nvidia-api-key',
  provider: 'NVIDIA',
  title: 'NVIDIA API key (NGC and NIM)',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['nvapi-'],
  // 60 to 70 characters observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>nvapi-(?<random>[A-Za-z0-9_-]{54,128}))(?![A-Za-z0-9_-])/g,
  variable: 'NVIDIA_API_KEY',
  remediation: {
    risk: 'call hosted NIM models on your credits, and pull the containers and models your NGC organization is entitled to',
    revokeAt: 'https://org.ngc.nvidia.com/setup/api-keys',
    steps: [
      'A key from build.nvidia.com is managed there under “API Keys”; all others on the NGC page “API Keys”.',
      'Choose “Rotate” in the menu of the key, or “Generate Personal Key” with the same services and then “Delete”.',
      'Log in to nvcr.io again with the new key (user “$oauthtoken”), and replace NGC_API_KEY in pull secrets.',
    ],
    prevention: [
      'Choose only the services a key needs, and an expiration of days rather than “Never expire”.',
      'Use a service key of the organization for clusters, not the personal key of a person.',
    ],
  },
  source: 'https://docs.nvidia.com/ngc/',
  examples: [
    `NVIDIA_API_KEY=nvapi-${sample.base64url(64)}`,
    `docker login nvcr.io -u '$oauthtoken' -p nvapi-${sample.base64url(64, 'docker')}`,
  ],
  counterexamples: [`nvapi-${'x'.repeat(64)}`, 'NGC_API_KEY=nvapi-your-key', `envapi-${sample.base64url(64)}`],
})
