import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const tokenOf = (kind: string) => [kind, sample.of(BASE32, 24, kind), sample.of(BASE32, 64, kind)].join('.')

export default defineRules({
  id: 'dynatrace-token',
  provider: 'Dynatrace',
  title: 'Dynatrace token',
  severity: 'high',
  certainty: 'certain',
  // c: API and personal tokens; s: OAuth clients and platform tokens; the others are rare.
  keywords: ['dt0c', 'dt0s', 'dt0a', 'dt0b', 'dt0d', 'dt0e', 'dt0i', 'dt0m', 'dt0p', 'dt0t'],
  // Kind, public id, secret. The public id named here is the one in the example of the documentation.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>dt0[a-z][0-9]{2}\.(?!ST2EY72KQINMH574WMNVI7YN)[A-Z0-9]{24}\.(?<random>[A-Z0-9]{60,72}))(?![A-Za-z0-9_-])/gi,
  variable: 'DT_API_TOKEN',
  remediation: {
    risk: 'do what its scopes allow: read monitoring data, ingest false data, or change the configuration of your environment',
    revokeAt: 'https://docs.dynatrace.com/docs/dynatrace-api/environment-api/tokens-v1/delete-exposed-token',
    steps: [
      'In your environment open “Access Tokens” and find the token by the part before the second dot, its public identifier.',
      'Generate a replacement with the same or fewer scopes, deploy it, and delete the leaked token.',
      'Delete OAuth clients (dt0s01, dt0s02) and platform tokens (dt0s16) in Account Management, under “Identity & access management”.',
      'Look in the audit log for the identifier.',
    ],
    command: 'DELETE https://{environment}.live.dynatrace.com/api/v2/apiTokens/{id}',
    overlap: 'Tokens are independent; a token can be disabled before it is deleted.',
    prevention: [
      'Tick single scopes and set an expiration date when you generate a token.',
      'Use OAuth clients or platform tokens for automation; their permissions follow policies.',
    ],
  },
  source: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication',
  examples: [
    `DT_API_TOKEN=${tokenOf('dt0c01')}`,
    `-H "Authorization: Api-Token ${tokenOf('dt0s16')}"`,
    `client_secret: ${tokenOf('dt0s02')}`,
  ],
  counterexamples: [
    `dt0s01.${'ST2EY72KQINMH574WMNVI7YN'}.${sample.of(BASE32, 64)}`,
    `dt0c01.${sample.of(BASE32, 24)}`,
    `dt0c01.${sample.of(BASE32, 24)}.${'X'.repeat(64)}`,
  ],
})
