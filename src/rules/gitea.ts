import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'gitea-token',
  provider: 'Gitea / Forgejo',
  title: 'Gitea or Forgejo access token',
  severity: 'high',
  // 40 hex digits are also a commit.
  certainty: 'likely',
  keywords: ['gitea', 'forgejo', 'codeberg', 'authorization', 'access_token'],
  ...assigned(
    '(?:gitea|forgejo|codeberg)(?![a-z0-9_.-]{0,24}(?:commit|sha|rev|digest))|authorization|access_token',
    '[a-f0-9]{40}',
  ),
  context: ['gitea', 'forgejo', 'codeberg'],
  variable: 'GITEA_TOKEN',
  remediation: {
    risk: 'read and push the repositories of the user on that server, within the scopes of the token',
    revokeAt: 'https://docs.gitea.com/development/api-usage',
    steps: [
      'Open Settings, “Applications” on the server, and choose “Delete” beside the token under “Manage Access Tokens”.',
      'Look at the activity of the user and at the deploy keys, webhooks and runners of the repositories.',
      'Generate another with “Repository and Organization Access” and permissions as small as they can be.',
    ],
    command: 'curl -X DELETE -u <user> https://<host>/api/v1/users/<user>/tokens/<token name>',
    prevention: [
      'Choose “Public only” or read permissions when you generate a token.',
      'Use the token that Actions gives to each job instead of one of your own.',
    ],
  },
  source: 'https://docs.gitea.com/development/oauth2-provider',
  examples: [
    `GITEA_TOKEN=${sample.hex(40)}`,
    `forgejoToken: "${sample.hex(40, 'yaml')}"`,
    `curl -H "Authorization: token ${sample.hex(40, 'curl')}" https://gitea.acme.example/api/v1/user`,
  ],
  counterexamples: [
    sample.hex(40),
    `Authorization: token ${sample.hex(40)}`,
    `GITEA_COMMIT_SHA=${sample.hex(40)}`,
    `gitea_token = "${'0'.repeat(40)}"`,
  ],
})
