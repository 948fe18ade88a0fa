import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `reftkn:01:`, ten digits of expiry, `:`, and a random part, in base64.
const referenceToken = (seed: string) =>
  Buffer.from(`reftkn:01:17${sample.digits(8, seed)}:${sample.base62(27, seed)}`).toString('base64')
// Begins `{"ver":"2","typ":"JWT"`, unlike the headers that other libraries write.
const header = { ver: '2', typ: 'JWT', alg: 'RS256', kid: 'k' }

/** Whether a service of the JFrog platform issued the token: `jfac@…`, `jfrt@…`, `jf-artifactory@…`. */
const isIssuedByJfrog = (secret: string) =>
  /"(?:iss|sub)":"jf[a-z-]{2,14}[@/]/.test(Buffer.from(secret.split('.')[1] as string, 'base64url').toString('latin1'))

export default defineRules(
  {
    id: 'jfrog-api-key',
    provider: 'JFrog',
    title: 'JFrog Artifactory API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['AKCp'],
    // 73 characters that are base58 of 54 bytes.
    pattern: /(?<![A-Za-z0-9+])(?<secret>AKCp(?<random>[A-Za-z0-9]{66,74}))(?![A-Za-z0-9+])/g,
    variable: 'ARTIFACTORY_API_KEY',
    remediation: {
      risk: 'read and, with your permissions, replace the packages and builds in Artifactory',
      revokeAt: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/manage-api-keys',
      steps: [
        'Open “Edit Profile” on your JFrog platform, unlock it with your password, and choose “Revoke” beside “API Key”.',
        'An administrator ends those of all users under Administration, Security, “Revoke API Keys For All Users”.',
        'Generate an identity token in the same place and use it instead: API keys are deprecated.',
        'Compare checksums of artifacts deployed since the leak with those of your builds.',
      ],
      command: 'curl -X DELETE -H "X-JFrog-Art-Api: <key>" https://<host>/artifactory/api/security/apiKey',
      prevention: [
        'Use an access token that is limited to one repository path and expires.',
        'Use the OIDC integration of the JFrog platform in CI.',
      ],
    },
    source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    examples: [
      `curl -H "X-JFrog-Art-Api: AKCp8${sample.base62(68)}" https://acme.jfrog.io/artifactory/api/storage/libs`,
      `ARTIFACTORY_API_KEY=AKCp5${sample.base62(68, 'env')}`,
    ],
    counterexamples: [`AKCp${'x'.repeat(69)}`, `AKCp${sample.base62(20)}`, `AKCp${sample.base62(100)}`],
  },
  {
    id: 'jfrog-reference-token',
    provider: 'JFrog',
    title: 'JFrog reference token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cmVmdGtu'],
    pattern: /(?<![A-Za-z0-9+])(?<secret>cmVmdGtu(?<random>[A-Za-z0-9+/]{50,72}={0,2}))(?![A-Za-z0-9+/])/g,
    variable: 'JFROG_ACCESS_TOKEN',
    remediation: {
      risk: 'act on the JFrog platform as its user: read, deploy and delete packages, builds and scans',
      revokeAt: 'https://jfrog.com/help/r/jfrog-rest-apis/revoke-token-by-value',
      steps: [
        'Open Administration, User Management, “Access Tokens”, find it by its token ID or user, and choose “Revoke”.',
        'Your own identity token ends under “Edit Profile”, “Identity Tokens”.',
        'Decode it with “base64 -d” if you do not know its age: the ten digits are the second when it expires.',
        'Compare checksums of artifacts deployed since the leak with those of your builds.',
      ],
      command: 'curl -X DELETE -H "Authorization: Bearer <admin token>" https://<host>/access/api/v1/tokens/<token_id>',
      prevention: [
        'Set an expiry, and limit the token to a group or a repository path.',
        'Use the OIDC integration of the JFrog platform in CI.',
      ],
    },
    source: 'https://jfrog.com/help/r/jfrog-rest-apis/access-tokens',
    examples: [
      `JFROG_ACCESS_TOKEN=${referenceToken('env')}`,
      `jf config add --access-token ${referenceToken('cli')} --url https://acme.jfrog.io`,
    ],
    counterexamples: [`cmVmdGtu${'x'.repeat(56)}`, 'cmVmdGtuOjAx', `XcmVmdGtu${sample.base62(56)}`],
  },
  {
    id: 'jfrog-reference-token-jwt',
    provider: 'JFrog',
    title: 'JFrog access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['eyJ2ZXIiOiIyIi'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>eyJ2ZXIiOiIyIi[A-Za-z0-9_-]{20,400}\.eyJ[A-Za-z0-9_-]{40,3000}\.(?<random>[A-Za-z0-9_-]{40,1400}))(?![A-Za-z0-9_-])/g,
    reach: { after: 5000 },
    isGenuine: isIssuedByJfrog,
    // Above the rule for any JWT.
    precedence: 1,
    variable: 'JFROG_ACCESS_TOKEN',
    remediation: {
      risk: 'use every service and repository that the scope (scp) inside the token names',
      revokeAt: 'https://jfrog.com/help/r/jfrog-rest-apis/revoke-token-by-id',
      steps: [
        'Read the claims “jti” and “exp” of the token: the first is its token ID, the second tells whether it still works.',
        'Revoke that ID under Administration, User Management, “Access Tokens”, or by the call below.',
        'A token made for less than six hours cannot be revoked by default: wait until it expires and watch what its user does.',
      ],
      command: 'curl -X DELETE -H "Authorization: Bearer <admin token>" https://<host>/access/api/v1/tokens/<jti>',
      prevention: [
        'Pass “force_revocable” when you create a short-lived token, so that it can be ended early.',
        'Exchange the OIDC token of the pipeline for one that lives for minutes.',
      ],
    },
    source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    examples: [
      `JF_ACCESS_TOKEN=${sample.jwt({ ext: '{"revocable":"true"}', sub: 'jfac@01h/users/ci', scp: 'applied-permissions/user' }, 342, header)}`,
      `password = "${sample.jwt({ iss: 'jfrt@01c/users/admin', aud: '*@*', exp: 1790000000 }, 342, header)}"`,
    ],
    counterexamples: [sample.jwt({ iss: 'somebody', sub: 'user@acme.example' }, 342, header)],
  },
)
