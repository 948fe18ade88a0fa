import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const APPS = 'https://developer.squareup.com/apps'
const SOURCE = 'https://developer.squareup.com/docs/oauth-api/receive-and-manage-tokens'
const near = {
  live: ['connect.squareup.com', 'environment.production', 'square_production', 'production'],
  test: ['squareupsandbox', 'sandbox'],
} as const

const accessToken: Remediation = {
  risk: 'take and refund payments and read customers of the seller, as far as its permissions go',
  revokeAt: APPS,
  steps: [
    'Open the application in the Developer Console, “Credentials”, and replace the production access token.',
    'A token that a seller granted by OAuth: call RevokeToken for it, then let the seller authorize again.',
    'Look through the API Logs of the application for calls you cannot explain.',
  ],
  command: 'POST https://connect.squareup.com/oauth2/revoke with client_id and access_token',
  prevention: [
    'Use OAuth with the permissions this service needs, and short-lived tokens, in place of the personal token.',
    'Develop with the sandbox token of the application.',
  ],
}

export default defineRules(
  {
    id: 'square-access-token',
    provider: 'Square',
    title: 'Square access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['EAAA', 'EQAA'],
    // 64 characters in all, which Square asks not to rely on; Meta's tokens begin alike and are far longer. EQAA is a
    // refresh token. Binary data in base64 begins like this too, with more runs of A, or is a line among others.
    pattern:
      /(?<![A-Za-z0-9+/]|[A-Za-z0-9+/]{40}\r?\n[ \t]{0,16})(?<secret>E[AQ]AA(?![A-Za-z0-9_-]{0,60}AAAA)(?<random>[A-Za-z0-9_-]{56,84}))(?![A-Za-z0-9_+/=-]|\r?\n[ \t]{0,16}[A-Za-z0-9+/]{40})/g,
    mode: { near },
    variable: 'SQUARE_ACCESS_TOKEN',
    remediation: accessToken,
    source: SOURCE,
    examples: [
      `SQUARE_ACCESS_TOKEN=EAAA${sample.base64url(60)}`,
      `curl https://connect.squareupsandbox.com/v2/locations -H "Authorization: Bearer EAAA${sample.base64url(60, 'b')}"`,
      `"refresh_token": "EQAA${sample.base64url(60, 'c')}"`,
    ],
    counterexamples: [
      `EAAA${sample.base64url(180)}`,
      `sha256:eaaa${sample.hex(60)}`,
      `EAAA${'A'.repeat(60)}`,
      `data:font/woff2;base64,d09GMg/EAAA${sample.base64(60)}`,
      `${sample.base64(64)}\nEAAA${sample.base62(60)}\n`,
      `  EAAA${sample.base62(60)}\n  ${sample.base64(64)}\n`,
    ],
  },
  {
    id: 'square-access-token-legacy',
    provider: 'Square',
    title: 'Square access token (old form)',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sq0atp-', 'sq0atb-'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<mode>sandbox-sq0atb|sq0atp)-(?<random>[A-Za-z0-9_-]{20,44}))(?![A-Za-z0-9_-])/g,
    mode: { marks: { sq0atp: 'live', 'sandbox-sq0atb': 'test' } },
    variable: 'SQUARE_ACCESS_TOKEN',
    remediation: accessToken,
    source: 'https://github.com/betterleaks/betterleaks',
    examples: [
      `access_token = "sq0atp-${sample.base64url(22)}"`,
      `SQUARE_TOKEN=sandbox-sq0atb-${sample.base64url(22)}`,
    ],
    counterexamples: [`sq0atp-${'x'.repeat(22)}`, `sq0idp-${sample.base64url(22)}`],
  },
  {
    id: 'square-application-secret',
    provider: 'Square',
    title: 'Square application secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['sq0csp-', 'sq0csb-'],
    // 43 or 44 characters observed.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<mode>sandbox-sq0csb|sq0csp)-(?<random>[A-Za-z0-9_-]{40,60}))(?![A-Za-z0-9_-])/g,
    mode: { marks: { sq0csp: 'live', 'sandbox-sq0csb': 'test' } },
    variable: 'SQUARE_APPLICATION_SECRET',
    remediation: {
      risk: 'pose as your application and get tokens for the sellers that authorized it',
      revokeAt: APPS,
      steps: [
        'Open the application in the Developer Console, page “OAuth”, and choose “Replace Secret”.',
        'Deploy the new secret to the service that exchanges codes and renews tokens.',
        'Revoke tokens of sellers that were issued since the leak and that your service does not know.',
      ],
      prevention: [
        'Use the PKCE flow in apps and web pages: it needs no secret.',
        'Keep the secret in the one service that handles the OAuth callback.',
      ],
    },
    source: 'https://developer.squareup.com/docs/oauth-api/walkthrough',
    examples: [
      `SQUARE_APPLICATION_SECRET=sq0csp-${sample.base64url(43)}`,
      `clientSecret: 'sandbox-sq0csb-${sample.base64url(43, 'b')}'`,
    ],
    counterexamples: [`sq0idp-${sample.base64url(22)}`, `sq0csp-${'x'.repeat(43)}`, 'sq0csp-your-application-secret'],
  },
)
