import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'databricks-token',
    provider: 'Databricks',
    title: 'Databricks personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dapi'],
    // On Azure a hyphen and a digit may follow.
    pattern: /(?<![A-Za-z0-9])(?<secret>dapi(?<random>[0-9a-f]{32})(?:-[0-9]{1,2})?)(?![A-Za-z0-9_-])/g,
    variable: 'DATABRICKS_TOKEN',
    remediation: {
      risk: 'run code on your clusters and read the tables, notebooks and secrets that its user can read',
      revokeAt: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
      steps: [
        'In the workspace choose your name, “Settings”, “Developer”, and “Manage” at “Access tokens”; then “Revoke” the token.',
        'Token of a service principal: revoke it with the CLI as an admin.',
        'Generate a new token with a lifetime, or better set up OAuth, and deploy that.',
        'Query system.access.audit for the token’s use from addresses you do not know.',
      ],
      command: 'databricks tokens delete <token-id>',
      overlap: 'A user can hold many tokens, so the new one can be in place first.',
      prevention: [
        'Use OAuth for service principals, or workload identity federation in CI, where nothing long-lived exists.',
        'As an admin set a maximum lifetime for tokens, and IP access lists for the workspace.',
      ],
    },
    source: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    examples: [
      `DATABRICKS_TOKEN=dapi${sample.hex(32)}`,
      `[DEFAULT]\nhost = https://adb-1.2.azuredatabricks.net\ntoken = dapi${sample.hex(32, 'cfg')}-2`,
    ],
    // The value in the documentation among them.
    counterexamples: [
      `dapi${['1234567890ab', '1cde2f3ab456', 'c7d89efa'].join('')}`,
      `dapi${'0'.repeat(32)}`,
      `sandapi${sample.hex(32)}`,
    ],
  },
  {
    id: 'databricks-token-oauth',
    provider: 'Databricks',
    title: 'Databricks OAuth secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dose'],
    pattern: /(?<![A-Za-z0-9])(?<secret>dose(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
    variable: 'DATABRICKS_CLIENT_SECRET',
    remediation: {
      risk: 'fetch access tokens as the service principal and use every workspace it is assigned to',
      revokeAt: 'https://accounts.cloud.databricks.com/',
      steps: [
        'In the account console open “User management”, “Service principals”, the principal, and “Credentials & secrets”.',
        'Choose “Generate secret” and deploy it as DATABRICKS_CLIENT_SECRET.',
        'Delete the leaked secret; tokens fetched with it still live for up to an hour.',
        'Query system.access.audit for the application id of the principal.',
      ],
      overlap: 'A service principal can have up to five secrets at a time.',
      prevention: [
        'Use workload identity federation: the pipeline then proves itself with its own OIDC token.',
        'Choose a short lifetime when you generate the secret.',
      ],
    },
    source: 'https://docs.databricks.com/en/dev-tools/auth/oauth-m2m.html',
    examples: [`DATABRICKS_CLIENT_SECRET=dose${sample.hex(32)}`, `client_secret = "dose${sample.hex(32, 'tf')}"`],
    counterexamples: [`dose${'0'.repeat(32)}`, `overdose${sample.hex(32)}`],
  },
)
