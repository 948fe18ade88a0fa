import { asAtlassianToken, isAtlassianToken } from '../core/checksum.js'
import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LEFT = '(?<![A-Za-z0-9])'
// The equals sign before the checksum is escaped in URLs and by some JSON writers.
const EQUALS = '(?:=|%3D|\\\\u003[dD])'
// About 192 characters in all; the body varies with the account.
const pattern = (prefix: string) =>
  new RegExp(`${LEFT}(?<secret>${prefix}(?<random>[A-Za-z0-9+/_-]{50,500})${EQUALS}[0-9A-F]{8})(?![A-Za-z0-9])`, 'g')
const checksum = (secret: string) => isAtlassianToken(secret.replace(/%3D|\\u003d/i, '='))

const token = (prefix: string, seed: string) => asAtlassianToken(`${prefix}${sample.base64url(171, seed)}=`)

export default defineRules(
  {
    id: 'atlassian-api-token',
    provider: 'Atlassian',
    title: 'Atlassian API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ATATT3'],
    pattern: pattern('ATATT3'),
    checksum,
    reach: { after: 640 },
    variable: 'ATLASSIAN_API_TOKEN',
    remediation: {
      risk: 'read and change Jira issues, Confluence pages and Bitbucket repositories as the user whose mail address goes with it',
      revokeAt: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      steps: [
        'Open Account settings, Security, “Create and manage API tokens”, and choose “Revoke” beside the token.',
        'An organization admin can revoke it for the user under admin.atlassian.com, Directory, Managed accounts.',
        'Look at “Last accessed” in the list and at the audit log of Jira, Confluence and Bitbucket.',
        'Create an “API token with scopes” and put it where the old one was.',
      ],
      prevention: [
        'Create API tokens with scopes and an expiry date, for one product each.',
        'Use OAuth 2.0 or Forge for an app, and a service account for a machine.',
      ],
    },
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    examples: [
      `JIRA_API_TOKEN=${token('ATATT3xFfGF0', 'env')}`,
      `curl -u dev@acme.example:${token('ATATT3xFfGF0', 'curl')} https://acme.atlassian.net/rest/api/3/myself`,
      `"url": "https://dev:${token('ATATT3xFfGF0', 'url').replace('=', '%3D')}@acme.atlassian.net"`,
    ],
    counterexamples: [`ATATT3xFfGF0${'x'.repeat(171)}=00000000`, 'ATATT3xFfGF0...'],
  },
  {
    id: 'atlassian-api-token-legacy',
    provider: 'Atlassian',
    title: 'Atlassian API token (24 characters)',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['atlassian', 'jira', 'confluence', 'api_token', 'api-token', 'apitoken'],
    ...assigned('atlassian|jira|confluence|api[_-]?token', '[a-z0-9]{24}', 'A-Za-z0-9_+/-'),
    context: ['atlassian', 'jira', 'confluence'],
    // A name or a digest has no mix of capitals, small letters and digits.
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /[0-9]/.test(secret),
    variable: 'ATLASSIAN_API_TOKEN',
    remediation: {
      risk: 'use Jira and Confluence as the user whose mail address goes with it, without any scope that limits it',
      revokeAt: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      steps: [
        'Find the token by its label under Account settings, Security, “Create and manage API tokens”, and choose “Revoke”.',
        'Tokens of this form are old and unscoped: replace it by an “API token with scopes”.',
        'Look for exports and new app links in the audit logs of Jira and Confluence.',
      ],
      prevention: ['Let no API token live longer than its expiry date, which older ones never had.'],
    },
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    examples: [
      `JIRA_API_TOKEN=${sample.base62(24)}`,
      `confluenceToken: "${sample.base62(24, 'confluence')}"`,
      `# acme.atlassian.net\napi_token = '${sample.base62(24, 'ini')}'`,
    ],
    counterexamples: [
      sample.base62(24),
      `jira_project = ${sample.lower(24)}`,
      `api_token = ${sample.base62(24)}`,
      `jiraToken = "${'x'.repeat(24)}"`,
    ],
  },
  {
    id: 'atlassian-access-token',
    provider: 'Atlassian',
    title: 'Bitbucket access token or Atlassian organization API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ATCTT3'],
    pattern: pattern('ATCTT3'),
    checksum,
    reach: { after: 640 },
    variable: 'BITBUCKET_ACCESS_TOKEN',
    remediation: {
      risk: 'read and push the repository, project or workspace it was made for, or administer the users of the organization',
      revokeAt: 'https://bitbucket.org/account/settings/',
      steps: [
        'Open the settings of the repository, project or workspace, “Access tokens” under Security, and choose “Revoke”.',
        'An organization API key stands under admin.atlassian.com, Settings, “API keys”: revoke it there.',
        'Read the audit log of workspace and organization, and look for pipelines and deploy keys you do not know.',
        'Create a new token with the fewest permissions and store it as a secured variable.',
      ],
      prevention: [
        'Use a repository access token where one repository is enough.',
        'Use OpenID Connect in Bitbucket Pipelines towards the cloud.',
      ],
    },
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
    examples: [
      `git clone https://x-token-auth:${token('ATCTT3xFfGN0', 'url')}@bitbucket.org/acme/app.git`,
      `BITBUCKET_TOKEN=${token('ATCTT3xFfGN0', 'env')}`,
    ],
    counterexamples: [`ATCTT3xFfGN0${'x'.repeat(171)}=00000000`],
  },
)
