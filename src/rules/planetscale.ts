import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// 43 characters are usual; 32 to 64 were seen.
const pattern = (kind: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>pscale_${kind}_(?<random>[A-Za-z0-9_.-]{31,72}))(?![A-Za-z0-9_-])`, 'g')
const START = 'https://app.planetscale.com/'

export default defineRules(
  {
    id: 'planetscale-credentials',
    provider: 'PlanetScale',
    title: 'PlanetScale database password',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['pscale_pw_'],
    pattern: pattern('pw'),
    // Within a connection string this says more than the string does.
    precedence: 1,
    variable: 'PLANETSCALE_PASSWORD',
    remediation: {
      risk: 'read and write the branch of the database that the password was made for, as far as its role allows',
      revokeAt: START,
      steps: [
        'Open the database, “Settings”, “Passwords”, and create a password with the same or a narrower role.',
        'Deploy the new connection string, then delete the leaked password: open connections of it end.',
        'Look at “Insights” for queries your application does not make.',
      ],
      command: 'pscale password delete <database> <branch> <password-id>',
      overlap: 'A branch can have many passwords, so both work until the old one is deleted.',
      prevention: [
        'Create passwords with a role (reader, writer, readwriter) and a TTL (pscale password create --ttl).',
        'Set IP restrictions on the password.',
      ],
    },
    source: 'https://planetscale.com/docs/concepts/connection-strings',
    examples: [
      `DATABASE_PASSWORD=pscale_pw_${sample.base62(43)}`,
      `DATABASE_URL=mysql://${sample.base36(20)}:pscale_pw_${sample.base62(43, 'url')}@aws.connect.psdb.cloud/shop`,
    ],
    counterexamples: [`pscale_pw_${'x'.repeat(43)}`, 'password: pscale_pw_your_password'],
  },
  {
    id: 'planetscale-credentials-service-token',
    provider: 'PlanetScale',
    title: 'PlanetScale service token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['pscale_tkn_'],
    pattern: pattern('tkn'),
    variable: 'PLANETSCALE_SERVICE_TOKEN',
    remediation: {
      risk: 'do what was granted to the token, from reading a branch to creating passwords and deleting databases',
      revokeAt: START,
      steps: [
        'Open the organization, “Settings”, “Service tokens”, and create a token with the accesses that are used.',
        'Deploy it together with its id, which is new as well, and delete the leaked token.',
        'Look at the audit log of the organization for passwords and deploy requests made with it, and delete those passwords.',
      ],
      command: 'pscale service-token delete <token-id>',
      overlap: 'Service tokens work side by side.',
      prevention: [
        'Add accesses for single databases, such as connect_branch, instead of organization-wide ones.',
        'Use one service token for each pipeline.',
      ],
    },
    source: 'https://planetscale.com/docs/concepts/service-tokens',
    examples: [
      `PLANETSCALE_SERVICE_TOKEN=pscale_tkn_${sample.base62(43)}`,
      `pscale branch list shop --service-token pscale_tkn_${sample.base62(43, 'cli')} --service-token-id ${sample.base36(12)}`,
    ],
    counterexamples: [`pscale_tkn_${'x'.repeat(43)}`, 'service-token: pscale_tkn_xxxxx'],
  },
  {
    id: 'planetscale-credentials-oauth',
    provider: 'PlanetScale',
    title: 'PlanetScale OAuth token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['pscale_oauth_'],
    pattern: pattern('oauth'),
    variable: 'PLANETSCALE_OAUTH_TOKEN',
    remediation: {
      risk: 'act in PlanetScale as the person who authorized the application, with the scopes that were granted',
      revokeAt: START,
      steps: [
        'As the user open “Account settings”, “OAuth applications”, and revoke the authorization.',
        'As the developer open “Settings”, “OAuth applications” of the organization, and delete its tokens or make a new client secret.',
        'Authorize again.',
      ],
      prevention: ['Ask for database scopes instead of organization scopes, and keep tokens on the server.'],
    },
    source: 'https://planetscale.com/docs/concepts/planetscale-api-oauth-applications',
    examples: [
      `PLANETSCALE_OAUTH_TOKEN=pscale_oauth_${sample.base62(43)}`,
      `Authorization: Bearer pscale_oauth_${sample.base62(40, 'h')}`,
    ],
    counterexamples: [`pscale_oauth_${'x'.repeat(43)}`, 'pscale_oauth_callback'],
  },
)
