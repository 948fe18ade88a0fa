import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'metabase-api-key',
  provider: 'Metabase',
  title: 'Metabase API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['metabase'],
  context: ['metabase'],
  // `mb_` and 32 bytes in base64: src/metabase/api_keys/models/api_key.clj of metabase/metabase.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>mb_(?<random>(?=[A-Za-z+/]{0,40}\d)[A-Za-z0-9+/]{40,64}={0,2}))(?![A-Za-z0-9+/=_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'METABASE_API_KEY',
  remediation: {
    risk: 'run queries and read the collections of the group the key belongs to; in the group Administrators, everything',
    revokeAt: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
    steps: [
      'In your Metabase open “Admin settings”, “Authentication”, “API keys”, “Edit”, and choose “Regenerate API Key”.',
      'Replace it where scripts send X-API-KEY, and move it to a group with fewer permissions.',
    ],
    prevention: ['Make a group for each script; a key has exactly the permissions of its group.'],
  },
  source: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
  examples: [
    `METABASE_API_KEY=mb_${sample.base62(43)}=`,
    `curl -H 'x-api-key: mb_${sample.base62(44, 'm')}' https://metabase.example.org/api/card`,
  ],
  counterexamples: [`KEY=mb_${sample.base62(43)}=`, 'METABASE_API_KEY=mb_your_api_key'],
})
