import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
const SOURCE = 'https://docs.snyk.io/snyk-api/authentication-for-api/revoke-and-regenerate-a-snyk-api-token'

const remediation: Remediation = {
  risk: 'read the vulnerabilities of all your projects, which is a list of where to attack, and change what is ignored',
  revokeAt: 'https://app.snyk.io/account',
  steps: [
    'Open Account settings, General, and choose “Revoke & Regenerate” beside the API token: every integration with the old one stops.',
    'A token of a service account is deleted under Settings, “Service accounts” of the organization or group.',
    'Run “snyk auth” again on your machine and update SNYK_TOKEN in the pipelines.',
    'Look through the audit logs of the group for ignores and exports that are not yours.',
  ],
  prevention: [
    'Use a service account with a role of its own in pipelines instead of the token of a person.',
    'Use a personal access token, which expires and begins with snyk_uat.',
  ],
}

export default defineRules(
  {
    id: 'snyk-token',
    provider: 'Snyk',
    title: 'Snyk API token',
    severity: 'medium',
    // A UUID near the name may be the id of an organization or project as well.
    certainty: 'likely',
    keywords: ['snyk', 'authorization'],
    ...assigned(
      'snyk(?![a-z0-9_.-]{0,12}(?:org|project|group|client|integration|target)[a-z_-]{0,12}[ "\'`]{0,4}[:=])|authorization',
      UUID,
      'A-Za-z0-9_-',
    ),
    context: ['snyk'],
    variable: 'SNYK_TOKEN',
    remediation,
    source: SOURCE,
    examples: [
      `SNYK_TOKEN=${sample.uuid('env')}`,
      `snykApiKey: "${sample.uuid('yaml')}"`,
      `curl -H "Authorization: token ${sample.uuid('curl')}" https://api.snyk.io/rest/self`,
    ],
    counterexamples: [
      sample.uuid('bare'),
      `SNYK_ORG_ID=${sample.uuid('org')}`,
      'SNYK_TOKEN=00000000-0000-0000-0000-000000000000',
    ],
  },
  {
    id: 'snyk-token-cli',
    provider: 'Snyk',
    title: 'Snyk API token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['snyk auth', 'config set api'],
    context: ['snyk'],
    // The two commands of the CLI that take the token as an argument.
    pattern: new RegExp(`(?:snyk auth|snyk config set api)[ =]["']?(?<secret>${UUID})(?![A-Za-z0-9-])`, 'gi'),
    variable: 'SNYK_TOKEN',
    remediation,
    source: SOURCE,
    examples: [`snyk auth ${sample.uuid('auth')}`, `- run: snyk config set api=${sample.uuid('config')}`],
    counterexamples: ['snyk auth $SNYK_TOKEN', 'snyk auth 00000000-0000-0000-0000-000000000000'],
  },
  {
    id: 'snyk-token-personal',
    provider: 'Snyk',
    title: 'Snyk personal access or service account token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['snyk_uat.', 'snyk_sat.'],
    // An id of eight characters, the claims, and a signature.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>snyk_[us]at\.[A-Za-z0-9]{8}\.(?<random>[A-Za-z0-9_-]{20,1500}\.[A-Za-z0-9_-]{20,800}))(?![A-Za-z0-9_-])/g,
    reach: { after: 2400 },
    variable: 'SNYK_TOKEN',
    remediation: {
      ...remediation,
      steps: [
        'Open Account settings, “Personal Access Tokens”, and choose “Revoke” (snyk_uat); a service account (snyk_sat) is deleted under Settings, “Service accounts”.',
        'Make another with a shorter expiry and update SNYK_TOKEN where it is used.',
        'Look through the audit logs of the group for calls made with it.',
      ],
    },
    source: 'https://docs.snyk.io/snyk-api/authentication-for-api/personal-access-tokens-pats',
    examples: [
      `SNYK_TOKEN=snyk_uat.${sample.hex(8)}.${sample.base64url(120)}.${sample.base64url(86)}`,
      `Authorization: Bearer snyk_sat.${sample.hex(8, 'sat')}.${sample.base64url(120, 'sat')}.${sample.base64url(86, 'sat')}`,
    ],
    counterexamples: ['snyk_uat.<your_token>', 'snyk_uat.12345678.abcdefg-hijklmnop.qrstuvwxyz-123456'],
  },
)
