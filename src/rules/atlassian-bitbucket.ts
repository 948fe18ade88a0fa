import { assigned } from '../core/assigned.js'
import { asAtlassianToken, isAtlassianToken } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Base64 of three digits. Data Center tokens are base64 of a number of about twelve digits, a colon, and random bytes.
const DIGITS = '[MNO][DTjz][AEIMQUYcgk][w-z0-5]'
const dataCenterToken = (seed: string) =>
  Buffer.from(`${sample.digits(12, seed)}:${sample.base62(20, seed)}`).toString('base64')
const isDataCenterToken = (secret: string) => /^\d{6,14}:/.test(Buffer.from(secret, 'base64').toString('latin1'))

export default defineRules(
  {
    id: 'bitbucket-app-password',
    provider: 'Atlassian Bitbucket',
    title: 'Bitbucket app password',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ATBB'],
    pattern: /(?<![A-Za-z0-9])(?<secret>ATBB(?<random>[A-Za-z0-9]{24})[0-9A-F]{8})(?![A-Za-z0-9])/g,
    checksum: isAtlassianToken,
    variable: 'BITBUCKET_APP_PASSWORD',
    remediation: {
      risk: 'read and push the repositories of the user, and run their pipelines, as far as its permissions go',
      revokeAt: 'https://bitbucket.org/account/settings/app-passwords/',
      steps: [
        'Open Personal Bitbucket settings, “App passwords”, find it by its label, and choose “Revoke”.',
        'Create an API token with scopes for Bitbucket instead: app passwords are being switched off.',
        'Use your Atlassian account mail instead of the Bitbucket user name with the new token.',
        'Check the recent pushes and the SSH keys of the account.',
      ],
      prevention: [
        'Use a repository access token for a machine, so that no account of a person hangs on it.',
        'Clone by SSH on developer machines.',
      ],
    },
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    examples: [
      `BITBUCKET_APP_PASSWORD=${asAtlassianToken(`ATBB${sample.base62(24)}`)}`,
      `https://dev:${asAtlassianToken(`ATBB${sample.base62(24, 'url')}`)}@bitbucket.org/acme/app.git`,
    ],
    counterexamples: [`ATBB${'x'.repeat(24)}00000000`, 'ATBBxxxx'],
  },
  {
    id: 'bitbucket-datacenter-token',
    provider: 'Atlassian Bitbucket Data Center',
    title: 'Bitbucket Data Center HTTP access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['BBDC-'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?<secret>BBDC-(?<random>(?:${DIGITS}){2}[A-Za-z0-9+/]{28,48}={0,2}))(?![A-Za-z0-9+/])`,
      'g',
    ),
    variable: 'BITBUCKET_HTTP_TOKEN',
    remediation: {
      risk: 'read and push repositories on your Bitbucket server with the permissions of the token',
      revokeAt: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
      steps: [
        'Open Manage account, “HTTP access tokens” (or the settings of the project or repository), and choose “Revoke”.',
        'An administrator finds the tokens of another user under Administration, Users, “HTTP access tokens”.',
        'Search the access log of the server for the user and time of the leak.',
      ],
      prevention: [
        'Let the administrator require expiry for HTTP access tokens.',
        'Use project or repository tokens with read permission for builds.',
      ],
    },
    source: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    examples: [
      `Authorization: Bearer BBDC-${dataCenterToken('header')}`,
      `BITBUCKET_TOKEN=BBDC-${dataCenterToken('env')}`,
    ],
    counterexamples: [`BBDC-${sample.base62(12)}`, 'BBDC-your-token', `BBDC-${'x'.repeat(44)}`],
  },
  {
    id: 'bitbucket-datacenter-token-jira',
    provider: 'Atlassian Data Center',
    title: 'Jira or Confluence Data Center personal access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['jira', 'confluence', 'atlassian', 'bitbucket', 'authorization'],
    ...assigned(
      'jira|confluence|atlassian|bitbucket|authorization',
      `(?:${DIGITS}){2}[a-z0-9+/]{28,48}={0,2}`,
      'A-Za-z0-9+/_-',
    ),
    context: ['jira', 'confluence', 'atlassian', 'bitbucket'],
    isGenuine: isDataCenterToken,
    variable: 'JIRA_PAT',
    remediation: {
      risk: 'read and change issues or pages on your Jira or Confluence server as the user who made it',
      revokeAt: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
      steps: [
        'Open your avatar, Profile, “Personal Access Tokens”, and choose “Revoke” beside it.',
        'An administrator can revoke it under System, “Administering personal access tokens”.',
        'Look at “Last authenticated” and the audit log of the server for the time since the leak.',
      ],
      prevention: [
        'Set a short expiry when you create the token, and let the administrator enforce a maximum.',
        'Keep the server behind the VPN, so that a token alone does not open it.',
      ],
    },
    source: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
    examples: [
      `JIRA_PAT=${dataCenterToken('env')}`,
      `curl -H "Authorization: Bearer ${dataCenterToken('header')}" https://jira.acme.example/rest/api/2/myself`,
      `confluenceToken: '${dataCenterToken('yaml')}'`,
    ],
    counterexamples: [dataCenterToken('bare'), `jiraToken = "${sample.base62(44)}"`],
  },
)
