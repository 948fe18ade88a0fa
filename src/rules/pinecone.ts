import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'read, overwrite and delete every index of the project, with the texts kept beside the vectors',
  revokeAt: 'https://app.pinecone.io/',
  steps: [
    'Select the project in the Pinecone console, open “API keys”, and press “Create API key” with the roles it needs.',
    'Roll the new key out as PINECONE_API_KEY.',
    'Delete the old key from the menu of its row; it stops working at once and cannot come back.',
    'Compare record counts of the indexes, and restore from a backup what was changed.',
  ],
  overlap: 'Several API keys of a Pinecone project work at once, so the indexes stay reachable while you switch.',
  prevention: [
    'Give keys the data plane role “DataPlaneViewer” where a service only queries.',
    'Turn on deletion protection for indexes, and private endpoints where the plan has them.',
  ],
}

export default defineRules(
  {
    id: 'pinecone-api-key',
    provider: 'Pinecone',
    title: 'Pinecone API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['pcsk_'],
    // A public label of 5 or 6 characters and 63 secret ones were observed.
    pattern: /(?<![A-Za-z0-9])(?<secret>pcsk_(?<random>[A-Za-z0-9]{4,10}_[A-Za-z0-9]{50,90}))(?![A-Za-z0-9_-])/g,
    variable: 'PINECONE_API_KEY',
    remediation,
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    examples: [
      `PINECONE_API_KEY=pcsk_${sample.base62(5)}_${sample.base62(63)}`,
      `pc = Pinecone(api_key="pcsk_${sample.base62(6)}_${sample.base62(63, 'py')}")`,
    ],
    counterexamples: ['PINECONE_API_KEY=pcsk_...', `pcsk_${sample.base62(70)}`, `pcsk_abcde_${'x'.repeat(63)}`],
  },
  {
    id: 'pinecone-api-key-legacy',
    provider: 'Pinecone',
    title: 'Pinecone API key (old form)',
    severity: 'high',
    certainty: 'likely',
    keywords: ['pinecone'],
    // The form of a UUID, which identifiers have too: names that end in `id` are left out.
    pattern: assigned(
      'pinecone(?![A-Za-z0-9_.-]{0,20}id\\b)|(?<![A-Za-z0-9_])api[_-]?key',
      '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
      'A-Za-z0-9_-',
    ).pattern,
    reach: { before: 800, after: 800 },
    context: ['pinecone'],
    variable: 'PINECONE_API_KEY',
    remediation,
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    examples: [
      `PINECONE_API_KEY=${sample.uuid()}`,
      `pinecone.init(api_key="${sample.uuid('py')}", environment="us-west1-gcp")`,
      `curl https://controller.us-west1-gcp.pinecone.io/databases -H "Api-Key: ${sample.uuid('curl')}"`,
    ],
    counterexamples: [
      `api_key: ${sample.uuid()}`,
      `PINECONE_PROJECT_ID=${sample.uuid()}`,
      'PINECONE_API_KEY=00000000-0000-0000-0000-000000000000',
    ],
  },
)
