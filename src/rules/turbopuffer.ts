import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'turbopuffer-api-key',
  provider: 'turbopuffer',
  title: 'turbopuffer API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['tpuf_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>tpuf_(?<random>(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{32}))(?![A-Za-z0-9_-])/g,
  variable: 'TURBOPUFFER_API_KEY',
  remediation: {
    risk: 'read, overwrite and delete the namespaces of your organization, with the texts stored in them',
    revokeAt: 'https://turbopuffer.com/dashboard',
    steps: [
      'In the turbopuffer dashboard create an API key for the organization, and set it as TURBOPUFFER_API_KEY.',
      'Delete the leaked key there; in an own cloud remove its hash from allowed_api_keys_sha256 and apply the chart.',
      'Compare the row counts of your namespaces, and copy back what was deleted.',
    ],
    prevention: [
      'Keep data of separate customers in separate organizations: a key reaches every namespace of its own.',
    ],
  },
  source: 'https://turbopuffer.com/docs/byoc/operations',
  examples: [
    `TURBOPUFFER_API_KEY=tpuf_${sample.base62(32)}`,
    `new Turbopuffer({ apiKey: "tpuf_${sample.base62(32, 't')}" })`,
  ],
  counterexamples: [
    'TURBOPUFFER_API_KEY=tpuf_your_api_key_here',
    `tpuf_${'x'.repeat(32)}`,
    `GX_TPUF_${sample.base62(32)}`,
  ],
})
