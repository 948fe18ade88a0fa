import { endsInCrc32Base62, withCrc32Base62 } from '../core/checksum.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LEFT = '(?<![A-Za-z0-9])'
const RIGHT = '(?![A-Za-z0-9])'

// 30 random characters and a CRC-32 in six, 70 and six for refresh tokens. GitHub announced that tokens may grow up to
// 255 characters; the checksum tells the longer ones apart as well.
const pattern = (prefix: string) =>
  new RegExp(`${LEFT}(?<secret>${prefix}_(?<random>[A-Za-z0-9]{36,251}))${RIGHT}`, 'g')
const checksum = (secret: string) => endsInCrc32Base62(secret, secret.slice(0, 4))

/** A token of today's length that the checksum accepts. */
const token = (prefix: string, seed = '', random = 30) => withCrc32Base62(`${prefix}_`, sample.base62(random, seed))
/** The right shape with a checksum that does not hold, like the samples in GitHub's documentation. */

const revokeCommand =
  'curl -X POST https://api.github.com/credentials/revoke -H "Accept: application/vnd.github+json" -d \'{"credentials":["<token>"]}\''
const FORMATS =
  'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github'

/** A line around a key; its words are joined here, so that the source itself holds no such line. */
const pemLine = (edge: string) => `-----${edge} RSA PRIVATE KEY-----`
const pem = (lineEnd: string) =>
  [pemLine('BEGIN'), `MIIE${sample.base64(60, 'pem')}`, sample.base64(512, 'pem'), pemLine('END')].join(lineEnd)

const userToken: Remediation = {
  risk: 'act as the user inside the repositories where the app is installed, until the token expires',
  revokeAt: 'https://github.com/settings/apps/authorizations',
  steps: [
    'Send the token to the credentials/revoke endpoint below: it needs no login and works for tokens you do not own.',
    'Open Settings, Applications, “Authorized GitHub Apps” and choose “Revoke” beside the app, which ends its refresh token too.',
    'Look for what the app did as you in the security log of your account.',
  ],
  command: revokeCommand,
  prevention: [
    'Keep user tokens of a GitHub App in the session of the server and leave their expiry of eight hours switched on.',
    'Ask for the smallest set of permissions in the settings of the app: a user token never has more.',
  ],
}

export default defineRules(
  {
    id: 'github-pat-classic',
    provider: 'GitHub',
    title: 'GitHub personal access token (classic)',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ghp_'],
    pattern: pattern('ghp'),
    checksum,
    variable: 'GITHUB_TOKEN',
    remediation: {
      risk: 'read and push to every repository that the owner reaches, within the scopes of the token',
      revokeAt: 'https://github.com/settings/tokens',
      steps: [
        'Open Settings, Developer settings, Personal access tokens, “Tokens (classic)” and choose “Delete” beside the token.',
        'If it belongs to somebody else, send it to the credentials/revoke endpoint below: it needs no login.',
        'Search the security log of the account, and the audit log of its organizations, for the time since the leak.',
        'Check for new deploy keys, webhooks, workflow files and collaborators that nobody of you added.',
      ],
      command: revokeCommand,
      prevention: [
        'Use a fine-grained token that names its repositories and expires.',
        'Use GITHUB_TOKEN or a GitHub App in workflows, and OIDC towards the cloud.',
        'Switch on push protection for the account: it refuses a push that carries such a token.',
      ],
    },
    source: FORMATS,
    examples: [
      `GITHUB_TOKEN=${token('ghp', 'env')}`,
      `git clone https://x-access-token:${token('ghp', 'url')}@github.com/acme/app.git`,
      `  Authorization: token ${token('ghp', 'header')}`,
    ],
    counterexamples: [`ghp_${'x'.repeat(36)}`, `ghp_${sample.base62(20)}`, 'ghp_your_token_here'],
  },
  {
    id: 'github-pat-fine-grained',
    provider: 'GitHub',
    title: 'GitHub fine-grained personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['github_pat_'],
    // 22 and 59 characters. The checksum that others found in it is not GitHub's word, so it decides nothing here.
    pattern: new RegExp(
      `${LEFT}(?<secret>github_pat_(?<random>[A-Za-z0-9]{20,40}_[A-Za-z0-9]{50,120}))(?![A-Za-z0-9_])`,
      'g',
    ),
    variable: 'GITHUB_TOKEN',
    remediation: {
      risk: 'read and change the repositories that were chosen for the token, as far as its permissions go',
      revokeAt: 'https://github.com/settings/personal-access-tokens',
      steps: [
        'Open Settings, Developer settings, Personal access tokens, “Fine-grained tokens” and choose “Revoke”.',
        'An owner of the organization can also revoke it under Organization settings, Personal access tokens, Active tokens.',
        'Filter the audit log of the organization by the token (hashed_token) to see what it was used for.',
      ],
      command: revokeCommand,
      prevention: [
        'Give the next token one repository, read-only permissions where that is enough, and an expiry of days.',
        'Let the organization require approval for fine-grained tokens.',
      ],
    },
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
    examples: [
      `GH_TOKEN=github_pat_11${sample.base62(20)}_${sample.base62(59)}`,
      `"githubToken": "github_pat_11${sample.base62(20, 'json')}_${sample.base62(59, 'json')}"`,
    ],
    counterexamples: [
      `github_pat_${'x'.repeat(82)}`,
      'github_pat_your_token_here',
      `github_pat_${'x'.repeat(22)}_${'x'.repeat(59)}`,
    ],
  },
  {
    id: 'github-oauth-token',
    provider: 'GitHub',
    title: 'GitHub OAuth access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['gho_'],
    pattern: pattern('gho'),
    checksum,
    variable: 'GITHUB_TOKEN',
    remediation: {
      risk: 'use every scope that the user granted to the app, which for the GitHub CLI means repositories, gists and organizations',
      revokeAt: 'https://github.com/settings/applications',
      steps: [
        'Open Settings, Applications, “Authorized OAuth Apps”, and choose “Revoke” beside the app.',
        'If it came from hosts.yml of the GitHub CLI, run “gh auth logout” and then “gh auth login” again.',
        'Read the security log of the account for pushes and settings you do not recognise.',
      ],
      command: revokeCommand,
      prevention: [
        'Let “gh auth login” keep the token in the keyring of the system, without --insecure-storage.',
        'Build new integrations as GitHub Apps: their tokens expire and name their repositories.',
      ],
    },
    source: 'https://docs.github.com/en/apps/oauth-apps',
    examples: [`    oauth_token: ${token('gho', 'yaml')}`, `"token": "${token('gho', 'json')}"`],
    counterexamples: [`gho_${'0'.repeat(36)}`, `lingho_${sample.base62(10)}`],
  },
  {
    id: 'github-app-user-token',
    provider: 'GitHub',
    title: 'GitHub App user access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ghu_'],
    pattern: pattern('ghu'),
    checksum,
    variable: 'GITHUB_TOKEN',
    remediation: userToken,
    source: 'https://docs.github.com/en/apps/creating-github-apps',
    examples: [`access_token=${token('ghu', 'query')}&expires_in=28800`, `Bearer ${token('ghu', 'header')}`],
    counterexamples: [`ghu_${'X'.repeat(36)}`],
  },
  {
    id: 'github-app-installation-token',
    provider: 'GitHub',
    title: 'GitHub App installation token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ghs_'],
    // Until 2026 like the others; since then the id of the app and a signed JWT, about 520 characters in all.
    pattern: new RegExp(
      `${LEFT}(?<secret>ghs_(?:[A-Za-z0-9]{1,24}_(?<random>eyJ[A-Za-z0-9_-]{20,600}\\.[A-Za-z0-9_-]{20,1500}\\.[A-Za-z0-9_-]{20,800})(?![A-Za-z0-9_-])|[A-Za-z0-9]{36,251}${RIGHT}))`,
      'g',
    ),
    reach: { after: 3200 },
    checksum: (secret) => secret.includes('.') || checksum(secret),
    variable: 'GITHUB_TOKEN',
    remediation: {
      risk: 'use the permissions of the installation on its repositories for up to an hour',
      revokeAt: 'https://github.com/settings/installations',
      steps: [
        'Call the installation/token endpoint below with the token itself; a GITHUB_TOKEN ends together with its job.',
        'If the private key of the app stood in the same place, replace that key first: it makes new tokens at will.',
        'Read the audit log for commits and releases that the bot account of the app made in that hour.',
      ],
      command: 'curl -X DELETE https://api.github.com/installation/token -H "Authorization: Bearer <token>"',
      prevention: [
        'Ask for a token with “repositories” and “permissions” in the request, so that it reaches one repository only.',
        'Set “permissions:” in each workflow and “persist-credentials: false” for actions/checkout.',
      ],
    },
    source:
      'https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/',
    examples: [
      `AUTHORIZATION: bearer ${token('ghs', 'header')}`,
      `GITHUB_TOKEN=ghs_1234567_${sample.jwt({ iss: 'github', sub: 'installation', exp: 1790000000 }, 86, { alg: 'ES256', kid: 'inst' })}`,
    ],
    counterexamples: [`ghs_${'x'.repeat(36)}`, `ghs_${sample.base62(12)}`],
  },
  {
    id: 'github-refresh-token',
    provider: 'GitHub',
    title: 'GitHub App refresh token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ghr_'],
    pattern: pattern('ghr'),
    checksum,
    variable: 'GITHUB_REFRESH_TOKEN',
    remediation: {
      ...userToken,
      risk: 'make new user tokens for six months, together with the client secret of the app',
      steps: [
        'Open Settings, Applications, “Authorized GitHub Apps” and choose “Revoke”: refresh token and user tokens end together.',
        'If the client secret of the app may have leaked as well, generate another under the settings of the app and delete the old one.',
        'Authorize the app once more and store the new pair.',
      ],
    },
    source: 'https://docs.github.com/en/apps/creating-github-apps',
    examples: [
      `"refresh_token": "${token('ghr', 'json', 70)}"`,
      `refresh_token=${token('ghr', 'query', 70)}&token_type=bearer`,
    ],
    counterexamples: [`ghr_${'x'.repeat(76)}`],
  },
  {
    id: 'github-app-private-key',
    provider: 'GitHub',
    title: 'GitHub App private key',
    severity: 'critical',
    certainty: 'certain',
    // GitHub hands out PKCS#1; libraries that read PKCS#8 only make people convert it.
    keywords: ['BEGIN RSA PRIVATE KEY', 'BEGIN PRIVATE KEY'],
    pattern:
      /(?<secret>-----BEGIN (?:RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\s\\"',>|.-]{400,6000}?-----END (?:RSA )?PRIVATE KEY-----)/g,
    reach: { after: 7000 },
    // “github” alone also stands beside deploy keys and in import paths.
    context: [
      'github_app',
      'github-app',
      'github app',
      'githubapp',
      'github.app',
      'gh_app',
      'gh-app',
      'ghapp',
      'github_private',
      'github-private',
      'githubprivate',
      'private-key.pem',
      'probot',
    ],
    // Above the rules that know no more than that this is a private key.
    precedence: 1,
    variable: 'GITHUB_APP_PRIVATE_KEY',
    remediation: {
      risk: 'sign in as the app and make tokens for every account that installed it',
      revokeAt: 'https://github.com/settings/apps',
      steps: [
        'Open Developer settings, GitHub Apps, “Edit” on the app, and under “Private keys” choose “Generate a private key”.',
        'Deploy the new .pem, then delete the leaked one: compare its SHA-256 fingerprint to find it in the list.',
        'Read the audit log of each organization for actions of the app, since the tokens of the old key live up to an hour more.',
      ],
      command: 'openssl rsa -in app.private-key.pem -pubout -outform DER | openssl sha256 -binary | openssl base64',
      overlap: 'An app may hold several private keys, so old and new one work side by side until you delete the old.',
      prevention: [
        'Keep the key in a key vault that signs for you and never hands it out.',
        'Add *.private-key.pem to .gitignore where the app is developed.',
      ],
    },
    source:
      'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/managing-private-keys-for-github-apps',
    examples: [
      `# acme-bot.2026-01-05.private-key.pem\n${pem('\n')}\n`,
      `GITHUB_APP_ID=12345\nGITHUB_APP_PRIVATE_KEY="${pem('\\n')}"`,
    ],
    counterexamples: [
      `# deploy key for github.com\n${pem('\n')}`,
      `${pemLine('BEGIN')}\n...\n${pemLine('END')} # GITHUB_APP`,
    ],
  },
)
