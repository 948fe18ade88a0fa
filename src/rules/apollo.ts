import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'apollo-graph-api-key',
  provider: 'Apollo GraphQL',
  title: 'Apollo GraphOS API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['service:', 'user:gh.'],
  pattern:
    /(?<![A-Za-z0-9_:-])(?<secret>(?:service:[a-zA-Z0-9_-]{3,64}|user:(?:gh|fr|gg)\.[A-Za-z0-9-]{3,60}):(?<random>[A-Za-z0-9_-]{22,32}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  isGenuine: (secret) => /\d/.test(secret.split(':').at(-1) ?? '') && /[A-Z]/.test(secret),
  variable: 'APOLLO_KEY',
  remediation: {
    risk: 'publish schemas and read the graph’s operations',
    revokeAt: 'https://studio.apollographql.com/',
    steps: [
      'A key that begins with service: is deleted in GraphOS Studio under the graph, “Settings”, “API Keys”; one that begins with user: under your own profile.',
      'Create a graph key with the role Contributor for “rover subgraph publish” and set it as APOLLO_KEY.',
    ],
    prevention: ['Use subgraph keys in CI.'],
  },
  source: 'https://www.apollographql.com/docs/graphos/platform/access-management/api-keys',
  examples: [`APOLLO_KEY=service:shop-graph:${sample.base62(22)}`, `APOLLO_KEY=user:gh.ada:${sample.base62(22, 'u')}`],
  counterexamples: ['service:web:latest', `service:web:xxxxxxxxxxxxxxxxxxxxxx`],
})
