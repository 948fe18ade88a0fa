import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'github-client-secret',
  provider: 'GitHub OAuth app',
  title: 'GitHub client secret',
  severity: 'high',
  certainty: 'likely',
  keywords: [
    'github_client',
    'github-client',
    'githubclient',
    'github_secret',
    'githubsecret',
    'github_app_',
    'githubapp',
    'github_oauth',
    'githuboauth',
    'gh_client',
  ],
  // 40 hex digits, like a commit (kingfisher.github.8 of Kingfisher): the name must say secret.
  ...assigned(
    'github[_-]?(?:(?:app|oauth|client)[A-Za-z0-9_-]{0,16})?secret|(?<![A-Za-z])gh_client[A-Za-z0-9_-]{0,16}secret',
    '[0-9a-f]{40}',
  ),
  variable: 'GITHUB_CLIENT_SECRET',
  remediation: {
    risk: 'exchange codes for tokens of users who authorize your app, and revoke or check the tokens it holds',
    revokeAt: 'https://github.com/settings/developers',
    steps: [
      'Open the OAuth app or GitHub App under “Developer settings” and press “Generate a new client secret”.',
      'Deploy it, then delete the old one in the list of client secrets.',
      'If user tokens may have leaked with it, press “Revoke all user tokens”.',
    ],
    overlap: 'An app can have several client secrets at once.',
    prevention: ['Register an app of its own for development, so that the production secret stays on the servers.'],
  },
  source: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/best-practices-for-creating-an-oauth-app',
  examples: [`GITHUB_CLIENT_SECRET=${sample.hex(40)}`, `githubOAuthSecret: "${sample.hex(40, 'g')}"`],
  counterexamples: [`GITHUB_SHA=${sample.hex(40)}`, `CLIENT_SECRET=${sample.hex(40)}`],
})
