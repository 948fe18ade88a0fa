import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const accessToken = (seed: string) => `0.${sample.uuid(seed)}.${sample.base62(30, seed)}:${sample.base64(22, seed)}==`

export default defineRules({
  id: 'bitwarden-secrets-token',
  provider: 'Bitwarden',
  title: 'Bitwarden Secrets Manager access token',
  severity: 'critical',
  certainty: 'certain',
  // The token itself has no literal part, so it is looked for near the names it is given.
  keywords: ['bitwarden', 'bws_', 'bws ', 'bws-', 'access_token', 'access-token', 'accesstoken'],
  pattern:
    /(?<![A-Za-z0-9.])(?<secret>0\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}\.(?<random>[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==))(?![A-Za-z0-9+/=])/g,
  reach: { before: 512, after: 640 },
  context: ['bitwarden', 'bws', 'access_token', 'access-token', 'accesstoken'],
  variable: 'BWS_ACCESS_TOKEN',
  remediation: {
    risk: 'read the secrets of every project this machine account can see, and change them where it may write',
    revokeAt: 'https://vault.bitwarden.com/#/sm',
    steps: [
      'In Secrets Manager choose “Machine accounts”, the account, the “Access tokens” tab, the menu of the token, and “Revoke access token”.',
      'Create another token there and give it to the job that ran “bws”.',
      'Read the “Event logs” tab of the machine account for secrets accessed since the leak, and replace those secrets.',
    ],
    prevention: [
      'Set an expiry date on every access token.',
      'Make one machine account for each job, with “Can read” on its project only.',
    ],
  },
  source: 'https://bitwarden.com/help/access-tokens/',
  examples: [
    `BWS_ACCESS_TOKEN=${accessToken('a')}`,
    `bws secret list --access-token ${accessToken('b')}`,
    `client.auth().loginAccessToken("${accessToken('c')}")`,
  ],
  counterexamples: [
    `weight 0.${sample.uuid()}.${sample.base62(30)}:${sample.base64(22)}==`,
    'BWS_ACCESS_TOKEN=0.your-access-token',
    `BWS_ACCESS_TOKEN=0.${sample.uuid()}`,
  ],
})
