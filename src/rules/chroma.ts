import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'chroma-cloud-api-key',
  provider: 'Chroma',
  title: 'Chroma Cloud API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['chroma'],
  pattern: /(?<![A-Za-z0-9])(?<secret>ck-(?<random>(?=[A-Za-z]{0,43}\d)[1-9A-HJ-NP-Za-km-z]{43,44}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['chroma'],
  variable: 'CHROMA_API_KEY',
  remediation: {
    risk: 'read and change the collections of your Chroma Cloud databases, with the documents beside the vectors',
    revokeAt: 'https://www.trychroma.com/',
    steps: [
      'Sign in to Chroma Cloud, open the settings of the team, and create another API key for the database.',
      'Set it as CHROMA_API_KEY beside CHROMA_TENANT and CHROMA_DATABASE, and delete the leaked ck- key.',
      'Compare the collections and their counts with what you ingested.',
    ],
    prevention: ['Create the key for one database instead of the whole team.'],
  },
  source: 'https://docs.trychroma.com/docs/run-chroma/clients',
  examples: [
    `CHROMA_API_KEY=ck-${sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 44)}`,
    `chromadb.CloudClient(api_key='ck-${sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 44, 'c')}')`,
  ],
  counterexamples: [
    'CHROMA_API_KEY=ck-your-api-key',
    `KEY=ck-${sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 44)}`,
  ],
})
