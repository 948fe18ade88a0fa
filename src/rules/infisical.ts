import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const serviceToken = (seed: string) =>
  `st.${sample.hex(24, seed)}.${sample.hex(32, seed)}.${sample.hex(32, `${seed}k`)}`

export default defineRules(
  {
    id: 'infisical-token',
    provider: 'Infisical',
    title: 'Infisical service token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['infisical'],
    // The id is an ObjectId in old tokens, a UUID in newer ones.
    pattern:
      /(?<![A-Za-z0-9.])(?<secret>st\.(?:[a-f0-9]{24}|[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12})\.(?<random>[a-f0-9]{32}\.[a-f0-9]{32}))(?![A-Za-z0-9])/g,
    reach: { before: 640, after: 640 },
    context: ['infisical'],
    variable: 'INFISICAL_TOKEN',
    remediation: {
      risk: 'fetch and decrypt the secrets of the environments and paths in the scope of this service token',
      revokeAt: 'https://app.infisical.com/',
      steps: [
        'Open the project, “Access Control”, “Service Tokens”, and delete the token.',
        'Service tokens are deprecated: create a machine identity with the same scope instead of another token.',
        'Rotate the secrets in that scope, and search the audit logs of the project for reads by this token.',
      ],
      prevention: [
        'Use a machine identity with OIDC, Kubernetes or cloud auth, which stores nothing.',
        'Trust only the IP ranges of your services, and give tokens a TTL.',
      ],
    },
    source: 'https://infisical.com/docs/documentation/platform/token',
    examples: [
      `INFISICAL_TOKEN=${serviceToken('a')}`,
      `infisical run --token=${serviceToken('b')} -- npm start`,
      `new InfisicalClient({ token: "${serviceToken('c')}" })`,
    ],
    counterexamples: [
      `TOKEN=${serviceToken('a')}`,
      'INFISICAL_TOKEN=st.xxx.yyy.zzz',
      `INFISICAL_TOKEN=st.${sample.hex(24)}.${sample.hex(12)}`,
    ],
  },
  {
    id: 'infisical-token-client-secret',
    provider: 'Infisical',
    title: 'Infisical universal auth client secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'infisical',
      'client_secret',
      'client-secret',
      'clientsecret',
      'universal_auth',
      'universal-auth',
      'universalauth',
    ],
    ...assigned('infisical|client[_-]?secret|universal[_-]?auth', '[a-f0-9]{64}'),
    context: ['infisical'],
    variable: 'INFISICAL_UNIVERSAL_AUTH_CLIENT_SECRET',
    remediation: {
      risk: 'log in as the machine identity, given its client id, and read the secrets of its projects',
      revokeAt: 'https://app.infisical.com/',
      steps: [
        'Open “Access Control”, “Machine Identities”, the identity, its “Universal Auth” row, and delete the client secret.',
        'Choose “Add Client Secret” and deploy the new one; the client id stays.',
        'Revoke access tokens that were issued meanwhile, and rotate the secrets this identity can read.',
      ],
      overlap: 'An identity may have several client secrets, so add the new one before you delete the old.',
      prevention: [
        'Limit the number of uses and the TTL of a client secret, and its trusted IPs.',
        'Where the platform has its own identity (OIDC, Kubernetes, AWS), use that auth method instead.',
      ],
    },
    source: 'https://infisical.com/docs/documentation/platform/identities/universal-auth',
    examples: [
      `INFISICAL_UNIVERSAL_AUTH_CLIENT_SECRET=${sample.hex(64)}`,
      `infisical.auth().universalAuth.login({\n  clientId: "${sample.uuid()}",\n  clientSecret: "${sample.hex(64, 'b')}",\n})`,
    ],
    counterexamples: [
      `CLIENT_SECRET=${sample.hex(64)}`,
      `image: infisical/infisical@sha256:${sample.hex(64)}`,
      'INFISICAL_CLIENT_SECRET=your-client-secret',
    ],
  },
)
