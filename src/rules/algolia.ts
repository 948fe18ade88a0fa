import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Search-only keys have the same shape and stand in every page that searches, so their names are left out.
const NAMES = [
  '(?<!(?:public|search)[_-]?)algolia(?![A-Za-z0-9_.-]{0,20}(?:search|public|md5|sha|hash|digest))',
  '(?<![A-Za-z0-9_])(?:admin|write)[_-]?(?:api[_-]?)?key',
].join('|')

export default defineRules({
  id: 'algolia-admin-key',
  provider: 'Algolia',
  title: 'Algolia admin or write key',
  severity: 'high',
  certainty: 'likely',
  keywords: [
    'algolia',
    'admin_key',
    'admin-key',
    'adminkey',
    'admin_api',
    'admin-api',
    'adminapi',
    'write_key',
    'write-key',
    'writekey',
    'write_api',
    'write-api',
    'writeapi',
  ],
  ...assigned(NAMES, '[0-9a-f]{32}'),
  context: ['algolia'],
  variable: 'ALGOLIA_ADMIN_KEY',
  remediation: {
    risk: 'change, empty or export the indices of your application, and with the admin key create further keys',
    revokeAt: 'https://dashboard.algolia.com/account/api-keys',
    steps: [
      'Look the key up under “API Keys” first: a Search API Key is public and needs nothing.',
      'Choose “Regenerate” at the Admin API Key, or delete a Write API Key under “All API Keys” and create another.',
      'Regenerating ends keys that were secured with the old one; deploy to indexers at once.',
      'Look at “Logs” for index changes and for keys created since the leak.',
    ],
    command: 'DELETE https://{application_id}.algolia.net/1/keys/{key}',
    prevention: [
      'Give indexers a key with addObject and deleteObject on their own index, never the admin key.',
      'In browsers use a search-only or secured key, limited to referers and a rate.',
    ],
  },
  source: 'https://www.algolia.com/doc/guides/security/api-keys/',
  examples: [
    `ALGOLIA_ADMIN_KEY=${sample.hex(32, 'a1')}`,
    `algoliaWriteToken: "${sample.hex(32, 'a2')}"`,
    `// algolia\nconst index = { appId: "${sample.upper36(10)}", adminApiKey: "${sample.hex(32, 'a3')}" }`,
    `-H "X-Algolia-API-Key: ${sample.hex(32, 'a4')}"`,
  ],
  counterexamples: [
    `ALGOLIA_SEARCH_KEY=${sample.hex(32)}`,
    `algoliasearch("${sample.upper36(10)}", "${sample.hex(32)}")`,
    `algolia: { appId: "${sample.upper36(10)}", apiKey: "${sample.hex(32)}", indexName: "docs" }`,
    `NEXT_PUBLIC_ALGOLIA_KEY=${sample.hex(32)}`,
    `ADMIN_KEY=${sample.hex(32)}`,
  ],
})
