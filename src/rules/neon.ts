import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'neon-api-key',
  provider: 'Neon',
  title: 'Neon API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['napi_'],
  // 64 characters, as observed. Functions of Node-API (napi_create_…) have underscores in what follows.
  pattern: /(?<![A-Za-z0-9])(?<secret>napi_(?<random>[A-Za-z0-9]{52,128}))(?![A-Za-z0-9_-])/g,
  variable: 'NEON_API_KEY',
  remediation: {
    risk: 'manage your Neon projects: read connection strings, reset passwords, and delete branches with their data',
    revokeAt: 'https://console.neon.tech/app/settings/api-keys',
    steps: [
      'Open “Account settings”, “API keys”, or “API keys” of the organization, and create a key.',
      'Deploy it, then choose “Revoke” at the leaked key; that cannot be undone.',
      'Reset the passwords of the database roles: the key could read them.',
      'Look at “Operations” of the projects for branches and roles you did not make.',
    ],
    command: 'DELETE https://console.neon.tech/api/v2/api_keys/{key_id}',
    overlap: 'Keys are independent, so the old one can be revoked after the deployment.',
    prevention: [
      'Use a project-scoped key: it cannot reach other projects or delete its own.',
      'Limit connections with “IP Allow”, so that a password read through the API is worth less.',
    ],
  },
  source: 'https://neon.com/docs/manage/api-keys',
  examples: [
    `NEON_API_KEY=napi_${sample.base36(64)}`,
    `curl https://console.neon.tech/api/v2/projects -H "Authorization: Bearer napi_${sample.base62(64, 'curl')}"`,
  ],
  counterexamples: [
    'napi_create_reference(env, value, 1, &ref)',
    `napi_${'x'.repeat(64)}`,
    'napi_get_value_string_utf8(env, args[0], buffer, sizeof(buffer), &length)',
  ],
})
