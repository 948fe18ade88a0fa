import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const START = 'https://app.snowflake.com/'
const patOf = (seed = '') =>
  sample.jwt({ p: sample.digits(10, seed), iss: 'SF:1049', exp: 1800000000 }, 86, {
    kid: sample.digits(11, seed),
    alg: 'ES256',
  })

export default defineRules(
  {
    id: 'snowflake-pat',
    provider: 'Snowflake',
    title: 'Snowflake programmatic access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['eyJraWQi'],
    reach: { after: 700 },
    // A JWT whose header begins with `kid`.
    pattern: /(?<![A-Za-z0-9_.-])(?<secret>eyJraWQi(?<random>[A-Za-z0-9_.-]{80,520}[A-Za-z0-9_-]))(?![A-Za-z0-9_-])/g,
    context: ['snowflake'],
    precedence: 1,
    variable: 'SNOWFLAKE_PAT',
    remediation: {
      risk: 'connect to your Snowflake account as the user, in place of the password, with the role the token is restricted to',
      revokeAt: START,
      steps: [
        'In Snowsight open “Settings”, “Authentication”, “Programmatic access tokens”, or run the command below; then choose “Remove”.',
        'Generate a token with a role restriction and a short expiration, and deploy it.',
        'Query SNOWFLAKE.ACCOUNT_USAGE.LOGIN_HISTORY for logins with PROGRAMMATIC_ACCESS_TOKEN, and QUERY_HISTORY for what they ran.',
      ],
      command: 'ALTER USER <user> REMOVE PROGRAMMATIC ACCESS TOKEN <name>',
      overlap:
        'ROTATE PROGRAMMATIC ACCESS TOKEN keeps the old secret for 24 hours; after a leak set EXPIRE_ROTATED_TOKEN_AFTER_HOURS = 0.',
      prevention: [
        'Bind the user to a network policy, so that a token works from your networks only.',
        'Use key pairs or workload identity federation (OIDC) for services, and ROLE_RESTRICTION for every token.',
      ],
    },
    source: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    examples: [
      `SNOWFLAKE_PAT=${patOf()}`,
      `connections:\n  account: acme.snowflakecomputing.com\n  token: "${patOf('yml')}"`,
    ],
    counterexamples: [`TOKEN=${patOf()}`, `snowflake: eyJraWQi${'A'.repeat(120)}`],
  },
  {
    id: 'snowflake-pat-password',
    provider: 'Snowflake',
    title: 'Snowflake password',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['password', 'snowsql_pwd', 'snowflake_pwd'],
    // No fixed shape: eight characters and more, with a letter and a digit, and nothing that makes it an expression.
    ...assigned(
      'snowflake[_.-]?(?:user[_.-]?|db[_.-]?)?password|(?:snowsql|snowflake)_pwd|(?<![A-Za-z0-9_.])password',
      '(?!(?:secrets|vars|env|process|os|config|var|local|module|data)\\.)(?=[^\\s"\'`<>{}()$,;]{0,40}[0-9])(?=[^\\s"\'`<>{}()$,;]{0,40}[a-z])[^\\s"\'`<>{}()\\[\\]$,;&\\\\]{8,64}',
      'A-Za-z0-9_${',
    ),
    context: ['snowflake', 'snowsql'],
    guessable: true,
    variable: 'SNOWFLAKE_PASSWORD',
    remediation: {
      risk: 'log in to your Snowflake account as this user wherever no second factor or network policy stands in the way',
      revokeAt: START,
      steps: [
        'As a user administrator set a new password, or unset it for a user that is a service.',
        'End the sessions of the user (SYSTEM$ABORT_SESSION) and read LOGIN_HISTORY for addresses you do not know.',
        'Enrol the user in MFA, or change it to TYPE = SERVICE with a key pair.',
      ],
      command: "ALTER USER <user> SET PASSWORD = '…' MUST_CHANGE_PASSWORD = TRUE",
      prevention: [
        'Use key-pair authentication or OAuth for programs; Snowflake phases out single-factor passwords.',
        'Attach a network policy to users of services.',
      ],
    },
    source: 'https://docs.snowflake.com/en/user-guide/admin-user-management',
    examples: [
      `SNOWFLAKE_PASSWORD=${sample.base62(14, 's1')}9a`,
      `snowflake.connector.connect(\n  account="acme",\n  user="etl",\n  password="${sample.base62(16, 's2')}7b",\n)`,
    ],
    counterexamples: [
      `PASSWORD=${sample.base62(16)}1a`,
      'snowflake_password = os.environ["SNOWFLAKE_PASSWORD"]',
      'SNOWFLAKE_PASSWORD=${{ secrets.SNOWFLAKE_PASSWORD2 }}',
    ],
  },
)
