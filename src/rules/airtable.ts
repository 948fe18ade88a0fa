import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const tokenOf = (seed = '') => `pat${sample.base62(14, seed)}.${sample.hex(64, seed)}`

export default defineRules(
  {
    id: 'airtable-token',
    provider: 'Airtable',
    title: 'Airtable personal access token',
    severity: 'high',
    certainty: 'certain',
    // `pat` alone begins "path" and "pattern", so it is looked for after what can stand before a value.
    keywords: [
      'airtable',
      '=pat',
      '= pat',
      ':pat',
      ': pat',
      '"pat',
      "'pat",
      '`pat',
      '>pat',
      ',pat',
      ', pat',
      '(pat',
      '[pat',
      '|pat',
      '| pat',
      '\npat',
      'bearer pat',
      'token pat',
      '-u pat',
    ],
    // The part before the dot names the token and is not secret.
    pattern: /(?<![A-Za-z0-9])(?<secret>pat[A-Za-z0-9]{14}\.(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    variable: 'AIRTABLE_API_KEY',
    remediation: {
      risk: 'read and change records, and with schema scopes tables, of every base the token was given',
      revokeAt: 'https://airtable.com/create/tokens',
      steps: [
        'In the Builder Hub open “Personal access tokens”; the part of the key before the dot is the id of the token.',
        'Choose “Regenerate token” in its menu, which ends the old value at once, or “Delete token”.',
        'Deploy the new value, and take bases and scopes off the token that nothing needs.',
        'Look at the revision history of the bases for changes you cannot explain.',
      ],
      prevention: [
        'Grant single bases and data.records:read instead of a whole workspace.',
        'On business plans use a service account, so that the token is no person’s.',
      ],
    },
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    examples: [
      `AIRTABLE_API_KEY=${tokenOf()}`,
      `curl https://api.airtable.com/v0/meta/bases -H "Authorization: Bearer ${tokenOf('curl')}"`,
      `{"token": "${tokenOf('json')}"}`,
    ],
    counterexamples: [`AIRTABLE_TOKEN_ID=pat${sample.base62(14)}`, `pat${sample.base62(14)}.${'0'.repeat(64)}`],
  },
  {
    id: 'airtable-token-oauth',
    provider: 'Airtable',
    title: 'Airtable OAuth token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['airtable'],
    reach: { before: 800, after: 1200 },
    context: ['airtable'],
    pattern:
      /(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{17}\.v1\.[A-Za-z0-9_-]{20,400}\.(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    variable: 'AIRTABLE_ACCESS_TOKEN',
    remediation: {
      risk: 'act on the bases its user granted to your integration, for an hour, or longer with a refresh token',
      revokeAt: 'https://airtable.com/create/oauth',
      steps: [
        'As the user open “Integrations” of the account, “Third-party integrations”, and revoke the access.',
        'As the developer regenerate the client secret of the OAuth integration if it stood beside the token.',
        'Authorize again; that gives new access and refresh tokens.',
      ],
      prevention: [
        'Keep refresh tokens in the store of the server; an access token ends by itself after 60 minutes.',
        'Ask for the scopes the integration uses and no others.',
      ],
    },
    source: 'https://airtable.com/developers/web/api/oauth-reference',
    examples: [
      `AIRTABLE_ACCESS_TOKEN=oaa${sample.base62(14)}.v1.${sample.base64url(120)}.${sample.hex(64)}`,
      `// airtable\nconst token = 'oar${sample.base62(14)}.v1.${sample.base64url(90)}.${sample.hex(64, 'r')}'`,
    ],
    counterexamples: [
      `TOKEN=oaa${sample.base62(14)}.v1.${sample.base64url(120)}.${sample.hex(64)}`,
      `airtable: oaa${sample.base62(14)}.v1.${sample.base64url(120)}.${'0'.repeat(64)}`,
    ],
  },
  {
    id: 'airtable-token-legacy',
    provider: 'Airtable',
    title: 'Airtable API key',
    // Airtable stopped accepting these keys in February 2024.
    severity: 'low',
    certainty: 'likely',
    keywords: ['airtable', 'api_key', 'api-key', 'apikey'],
    ...assigned('airtable|(?<![A-Za-z0-9_])api[_-]?key', 'key(?=[a-z]{0,13}[0-9])[a-z0-9]{14}'),
    context: ['airtable'],
    variable: 'AIRTABLE_API_KEY',
    remediation: {
      risk: 'do nothing with it any more at Airtable, which ended these keys on 1 February 2024, but learn how you name and store keys',
      revokeAt: 'https://airtable.com/create/tokens',
      steps: [
        'Nothing to revoke. Create a personal access token with single bases for what still carries the old key.',
        'Take the old key out of the configuration.',
      ],
      prevention: ['Use personal access tokens, which are limited to scopes and bases.'],
    },
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    examples: [
      `AIRTABLE_API_KEY=key${sample.base62(14, 'k1')}`,
      `new Airtable({ apiKey: 'key${sample.base62(14, 'k2')}' }).base('app')`,
    ],
    counterexamples: [`API_KEY=key${sample.base62(14, 'k1')}`, 'airtable: keyOfTheWorkspace'],
  },
)
