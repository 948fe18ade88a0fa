import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const keyOf = (seed = '') => ['PMAK', sample.hex(24, seed), sample.hex(34, seed)].join('-')

export default defineRules(
  {
    id: 'postman-api-key',
    provider: 'Postman',
    title: 'Postman API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['PMAK-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>PMAK-(?<random>[0-9a-f]{24}-[0-9a-f]{34}))(?![A-Za-z0-9_-])/g,
    variable: 'POSTMAN_API_KEY',
    remediation: {
      risk: 'read collections and environments of your workspaces, with the keys and passwords that are stored in them',
      revokeAt: 'https://web.postman.co/settings/me/api-keys',
      steps: [
        'Open “Account settings”, “API keys”, and choose “Regenerate API key” or “Delete API key” at the leaked one.',
        'Deploy the new key to Newman, the Postman CLI and the pipeline.',
        'Rotate the secrets that stood in environments and collections the key could read.',
        'As an admin look at “Audit logs” and the list of API keys of the team.',
      ],
      prevention: [
        'Let keys expire after a period without use (“API key settings”).',
        'Keep secrets in Postman Vault, so that the API does not give them out.',
      ],
    },
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    examples: [`POSTMAN_API_KEY=${keyOf()}`, `postman login --with-api-key ${keyOf('cli')}`],
    counterexamples: [`PMAK-${'0'.repeat(24)}-${'0'.repeat(34)}`, 'X-Api-Key: PMAK-your-api-key'],
  },
  {
    id: 'postman-api-key-collection',
    provider: 'Postman',
    title: 'Postman collection access key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['PMAT-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>PMAT-(?<random>[A-Z0-9]{24,32}))(?![A-Za-z0-9_-])/g,
    variable: 'POSTMAN_COLLECTION_ACCESS_KEY',
    remediation: {
      risk: 'read one collection of yours, with every value that is written in its requests',
      revokeAt: 'https://web.postman.co/settings/me/api-keys',
      steps: [
        'Open “Share” of the collection, “Via API”, and there the collection access keys.',
        'Revoke the key; a new one comes with the next “Generate new key”.',
        'Rotate tokens that stand in the requests themselves.',
      ],
      prevention: ['Use variables from the vault in requests, so that a shared collection holds no secret.'],
    },
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    examples: [
      `https://api.postman.com/collections/1-2?access_key=PMAT-${sample.upper36(26)}`,
      `POSTMAN_COLLECTION_ACCESS_KEY=PMAT-${sample.upper36(26, 'env')}`,
    ],
    counterexamples: [`PMAT-${'X'.repeat(26)}`, `FORMAT-${sample.upper36(26)}`],
  },
)
