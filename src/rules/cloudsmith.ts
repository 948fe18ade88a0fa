import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'pull the packages of your private repositories and push or delete what the user may',
  revokeAt: 'https://cloudsmith.io/user/settings/api/',
  steps: [
    'Open User settings, “API Settings”, and choose “Refresh” beside the key: the old one ends at once.',
    'A key of a service account is refreshed under the workspace, Accounts, “Services”.',
    'Read the audit log and client logs of the workspace for pushes and downloads since the leak.',
    'Put the new key into CLOUDSMITH_API_KEY and the package manager files that held the old one.',
  ],
  prevention: [
    'Use OpenID Connect for pipelines: Cloudsmith then issues a token for that job.',
    'Hand out read-only entitlement tokens for downloads, with a limit and an expiry.',
  ],
}

export default defineRules(
  {
    id: 'cloudsmith-api-key',
    provider: 'Cloudsmith',
    title: 'Cloudsmith API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['csa_'],
    // The last six look like a checksum; nobody has said which.
    pattern: /(?<![A-Za-z0-9])(?<secret>csa_(?<random>[a-f0-9]{30}[A-Za-z0-9]{6}))(?![A-Za-z0-9])/g,
    variable: 'CLOUDSMITH_API_KEY',
    remediation,
    source: 'https://help.cloudsmith.io/docs/api-key',
    examples: [
      `CLOUDSMITH_API_KEY=csa_${sample.hex(30)}${sample.base62(6)}`,
      `curl -H "X-Api-Key: csa_${sample.hex(30, 'curl')}${sample.base62(6, 'curl')}" https://api.cloudsmith.io/v1/user/self/`,
    ],
    counterexamples: [`csa_${'0'.repeat(36)}`, `csa_${sample.hex(12)}`, 'csa_enabled'],
  },
  {
    id: 'cloudsmith-api-key-legacy',
    provider: 'Cloudsmith',
    title: 'Cloudsmith API key (40 hex digits)',
    severity: 'high',
    certainty: 'likely',
    keywords: ['cloudsmith'],
    ...assigned('cloudsmith(?![a-z0-9_.-]{0,16}(?:commit|sha|rev|digest|checksum))', '[a-f0-9]{40}'),
    variable: 'CLOUDSMITH_API_KEY',
    remediation,
    source: 'https://help.cloudsmith.io/docs/api-key',
    examples: [`CLOUDSMITH_API_KEY=${sample.hex(40)}`, `cloudsmithToken: "${sample.hex(40, 'yaml')}"`],
    counterexamples: [sample.hex(40), `cloudsmith_commit=${sample.hex(40)}`],
  },
)
