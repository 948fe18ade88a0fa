import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'akamai-edgegrid-client-secret',
    provider: 'Akamai',
    title: 'Akamai EdgeGrid client secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['akab-', 'edgerc', 'akamaiapis'],
    context: ['akab-', 'edgerc', 'akamaiapis'],
    pattern:
      /client[_-]?secret["']?\s{0,3}(?:=>|[=:,])\s{0,3}\\?["']?(?<secret>[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])/gi,
    reach: { before: 400, after: 800 },
    companion: { rule: 'akamai-edgegrid-token' },
    variable: 'AKAMAI_CLIENT_SECRET',
    remediation: {
      risk: 'sign EdgeGrid requests: change properties, purge caches and read traffic, as far as the API client is allowed',
      revokeAt: 'https://control.akamai.com/apps/identity-management/',
      steps: [
        'In Control Center open “Identity & access”, choose the API client, and press “Create credential”.',
        'Write the new client_secret, access_token and client_token into the .edgerc of every machine.',
        'Deactivate the leaked credential, then delete it; deletion is possible only after deactivation.',
      ],
      command: 'PUT /identity-management/v3/api-clients/self/credentials/{credentialId} with status INACTIVE',
      overlap: 'An API client can hold several credentials, so the new one can be in use first.',
      prevention: [
        'Give each API client the API services and groups of one job, and set an expiry date on its credentials.',
        'Restrict the client to the addresses of your build machines (IP allowlist of the API client).',
      ],
    },
    source: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
    examples: [
      `client_secret = ${sample.base64(43, 'ak')}=\nhost = akab-${sample.base36(16)}-${sample.base36(16, 'h')}.luna.akamaiapis.net`,
      `# .edgerc\nclient_secret: "${sample.base64(43, 'ak2')}="`,
    ],
    counterexamples: [`client_secret = ${sample.base64(43)}=`, `# .edgerc\nclient_secret = ${'x'.repeat(43)}=`],
  },
  {
    id: 'akamai-edgegrid-token',
    provider: 'Akamai',
    title: 'Akamai EdgeGrid access or client token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['akab-'],
    // Not the host of the same shape, which ends in `.luna.akamaiapis.net`.
    pattern: /(?<![A-Za-z0-9])(?<secret>akab-(?<random>[a-z0-9]{16}-[a-z0-9]{16}))(?![A-Za-z0-9_.-])/g,
    variable: 'AKAMAI_ACCESS_TOKEN',
    remediation: {
      risk: 'name your API client in EdgeGrid requests; with the client secret beside it, sign them',
      revokeAt: 'https://control.akamai.com/apps/identity-management/',
      steps: [
        'Look for the client_secret of the same .edgerc section: if it leaked as well, replace the credential in “Identity & access”.',
        'If only the token leaked, create a new credential at the next occasion and deactivate this one.',
      ],
      prevention: ['Keep .edgerc in the home directory with mode 600, never in the project.'],
    },
    source: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
    examples: [
      `access_token = akab-${sample.base36(16, 't1')}-${sample.base36(16, 't2')}`,
      `"clientToken": "akab-${sample.base36(16, 't3')}-${sample.base36(16, 't4')}"`,
    ],
    counterexamples: [
      `host = akab-${sample.base36(16)}-${sample.base36(16, 'h')}.luna.akamaiapis.net`,
      `access_token = akab-${'x'.repeat(16)}-${'x'.repeat(16)}`,
    ],
  },
)
