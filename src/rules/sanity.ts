import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sanity-token',
  provider: 'Sanity',
  title: 'Sanity API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sanity'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sk(?<random>[A-Za-z0-9]{76,240}))(?![A-Za-z0-9])/g,
  reach: { before: 640, after: 640 },
  context: ['sanity'],
  isGenuine: (secret) => /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'SANITY_API_TOKEN',
  remediation: {
    risk: 'read drafts in the Sanity dataset, and create, change or delete documents if the token may edit',
    revokeAt: 'https://www.sanity.io/manage',
    steps: [
      'At sanity.io/manage choose the project, “API”, “Tokens”, and delete the leaked robot token.',
      'Add another token with the lowest role that works and deploy it.',
      'Compare documents in the history of the dataset with what your editors did since the leak.',
    ],
    prevention: [
      'Read published content without a token through the CDN, and drafts with a Viewer token on the server.',
      'Give deploy scripts the “Deploy Studio” role instead of Editor.',
    ],
  },
  source: 'https://www.sanity.io/docs/http-auth',
  examples: [
    `SANITY_API_TOKEN=sk${sample.base62(79)}`,
    `import { createClient } from '@sanity/client'\nconst client = createClient({\n  projectId: 'abc',\n  token: 'sk${sample.base62(178)}',\n})`,
    `curl -H "Authorization: Bearer sk${sample.base62(84)}" https://abc.api.sanity.io/v2021-06-07/data/query/production`,
  ],
  counterexamples: [
    `token: 'sk${sample.base62(79)}'`,
    'SANITY_API_TOKEN=sk...',
    `SANITY_API_TOKEN=sk${'a'.repeat(79)}`,
  ],
})
