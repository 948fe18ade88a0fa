import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'qdrant-api-key',
  provider: 'Qdrant',
  title: 'Qdrant API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['eyJhY2Nlc3MiO', 'eyJpc3MiOiJodHRwczovL2NvcmUucWRyYW50Lmlv'],
  // A JWT with {"access":"m"}, "r" or a list of collections; earlier ones name core.qdrant.io as their issuer.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{20,60}\.(?:eyJhY2Nlc3MiO(?:iJ|lt)|eyJpc3MiOiJodHRwczovL2NvcmUucWRyYW50Lmlv)[A-Za-z0-9_-]{2,1200}\.(?<random>[A-Za-z0-9_-]{43,400}))(?![A-Za-z0-9_-])/g,
  reach: { after: 1600 },
  context: ['qdrant'],
  precedence: 1,
  variable: 'QDRANT_API_KEY',
  remediation: {
    risk: 'read the vectors and payloads of the cluster, and change or drop collections unless the key may only read',
    revokeAt: 'https://cloud.qdrant.io/',
    steps: [
      'In Qdrant Cloud open the cluster, “API Keys”, and delete the key by its name.',
      'Create one for the collections in use, with an expiration, and set it as QDRANT_API_KEY.',
      'On a server of your own change service.api_key, which ends every token that it signed.',
      'Compare the number of points with what you indexed, and restore a snapshot if some are missing.',
    ],
    prevention: ['Give services that search a read-only key, and allow the addresses of your servers only.'],
  },
  source: 'https://qdrant.tech/documentation/cloud/authentication',
  examples: [
    `QDRANT_API_KEY=${sample.jwt({ access: 'm' })}`,
    `QdrantClient(url=QDRANT_URL, api_key="${sample.jwt({ access: [{ collection: 'docs', access: 'r' }] })}")`,
  ],
  counterexamples: [
    'QDRANT_API_KEY=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...',
    `TOKEN=${sample.jwt({ access: 'm' })}`,
    `QDRANT_API_KEY=${sample.jwt({ sub: 'someone', name: 'Someone' })}`,
  ],
})
