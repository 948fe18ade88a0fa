import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** `auth0.com/api/v2/` in base64, for each place it can begin at in a group of three bytes. */
const AUDIENCE = ['YXV0aDAuY29tL2FwaS92Mi', 'F1dGgwLmNvbS9hcGkvdjIv', 'hdXRoMC5jb20vYXBpL3YyL'] as const

const managementToken = (tenant: string) =>
  sample.jwt(
    {
      iss: `https://${tenant}.us.auth0.com/`,
      sub: `${sample.base62(32)}@clients`,
      aud: `https://${tenant}.us.auth0.com/api/v2/`,
      scope: 'read:users',
    },
    342,
    { alg: 'RS256', typ: 'JWT', kid: sample.base64url(21) },
  )

export default defineRules(
  {
    id: 'auth0-client-secret',
    provider: 'Auth0',
    title: 'Auth0 client secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['auth0', 'client_secret', 'client-secret', 'clientsecret'],
    ...assigned('auth0|client[_-]?secret', '[A-Za-z0-9_-]{64}', 'A-Za-z0-9_\\-'),
    context: ['auth0'],
    // 64 hex digits are something else, such as the cookie secret AUTH0_SECRET.
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
    variable: 'AUTH0_CLIENT_SECRET',
    remediation: {
      risk: 'get tokens as your application, up to the Management API with all your users if the application is authorised for it',
      revokeAt: 'https://manage.auth0.com/dashboard',
      steps: [
        'Open “Applications”, the application, “Settings”, and choose “Rotate secret” in the danger zone; the old one stops at once.',
        'Deploy the new client secret together, since logins fail until every server has it.',
        'Under “Monitoring”, “Logs” look for client credentials exchanges (seccft) of this application from unknown addresses.',
      ],
      command: 'auth0 api post clients/<id>/rotate-secret',
      prevention: [
        'Authenticate the application by private key JWT or mTLS, so that Auth0 holds only a public key.',
        'Authorise machine-to-machine applications for single scopes of the Management API.',
        'Single-page and native apps need no secret: use PKCE.',
      ],
    },
    source: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    examples: [
      `AUTH0_CLIENT_SECRET=${sample.base64url(64)}`,
      `domain: 'acme.eu.auth0.com',\nclientSecret: '${sample.base64url(64, 'b')}',`,
    ],
    counterexamples: [
      `AUTH0_SECRET=${sample.hex(64)}`,
      `client_secret=${sample.base64url(64)}`,
      'AUTH0_CLIENT_SECRET=YOUR_CLIENT_SECRET',
    ],
  },
  {
    id: 'auth0-client-secret-management-token',
    provider: 'Auth0',
    title: 'Auth0 Management API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: AUDIENCE,
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{10,300}\.eyJ[A-Za-z0-9_-]{40,4000}\.(?<random>[A-Za-z0-9_-]{40,700}))(?![A-Za-z0-9_-])/g,
    reach: { before: 1600, after: 4800 },
    // It is a JWT too; this says whose.
    precedence: 1,
    isGenuine: (secret) =>
      Buffer.from(secret.split('.')[1] ?? '', 'base64url')
        .toString('latin1')
        .includes('auth0.com/api/v2/'),
    variable: 'AUTH0_MANAGEMENT_API_TOKEN',
    remediation: {
      risk: 'manage users, connections and applications of the Auth0 tenant until the token expires, within its scopes',
      revokeAt: 'https://manage.auth0.com/dashboard',
      steps: [
        'The token itself cannot be revoked; read its exp claim to know how long it works.',
        'Rotate the secret of the application in its azp claim, or of the API Explorer application, so that no further token is issued.',
        'If the token lives for days, also rotate the signing key under “Settings”, “Signing Keys”, and revoke the previous one.',
        'Search the tenant logs for Management API calls (sapi) of that client.',
      ],
      command: 'auth0 api post clients/<id>/rotate-secret',
      prevention: [
        'Leave Management API tokens at their default of 24 hours or make them shorter.',
        'Request one by client credentials when it is needed, and never store it.',
      ],
    },
    source: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
    examples: [
      `Authorization: Bearer ${managementToken('acme')}`,
      `AUTH0_MGMT_TOKEN="${managementToken('acme-dev')}"`,
      `token: ${managementToken('ab')}`,
    ],
    counterexamples: [
      sample.jwt({ iss: 'https://acme.us.auth0.com/', aud: 'https://api.example.org' }),
      'Bearer eyJhbGciOiJSUzI1NiJ9...',
    ],
  },
)
