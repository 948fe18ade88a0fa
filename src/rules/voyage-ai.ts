import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'voyage-api-key',
  provider: 'Voyage AI',
  title: 'Voyage AI API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['voyage'],
  context: ['voyage'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:pa|al)-(?<random>(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{36,56}))(?![A-Za-z0-9_-])/g,
  // pa- and 43 characters; al- for keys made in MongoDB Atlas.
  reach: { before: 400, after: 800 },
  variable: 'VOYAGE_API_KEY',
  remediation: {
    risk: 'embed and rerank at your cost',
    revokeAt: 'https://dashboard.voyageai.com/organization/api-keys',
    steps: [
      'Open “API keys” in the Voyage dashboard, delete the pa- key, and create one in the project that needs it; an al- key is deleted in MongoDB Atlas, “AI Models”.',
      'Set it as VOYAGE_API_KEY where texts are embedded, and look at the usage of the project for calls that are not yours.',
    ],
    prevention: ['Use one project with rate limits of its own for each application.'],
  },
  source: 'https://docs.voyageai.com/docs/api-key-and-installation',
  examples: [
    `VOYAGE_API_KEY=pa-${sample.base64url(43)}`,
    `voyageai.Client(api_key="pa-${sample.base62(43, 'v')}")`,
    `voyage: al-${sample.base62(43, 'atlas')}`,
  ],
  counterexamples: [`KEY=pa-${sample.base62(43)}`, 'VOYAGE_API_KEY=pa-your-voyage-key-here'],
})
