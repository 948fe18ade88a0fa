import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'sign calls to the OVHcloud API and, with the consumer key, manage the servers, domains and billing of the account that granted it',
  revokeAt: 'https://www.ovh.com/auth/api/',
  steps: [
    'In the API console, call GET /me/api/credential and find the credential of this application.',
    'Call DELETE /me/api/credential/{credentialId} to end the consumer key.',
    'Call DELETE /me/api/application/{applicationId}, and create the application again at /createApp for a new secret.',
    'Check orders, DNS zones and SSH keys of the account.',
  ],
  command: 'DELETE https://eu.api.ovh.com/1.0/me/api/application/{applicationId}',
  prevention: [
    'Limit the access rules of the consumer key to the paths and methods in use, and allowedIPs to your servers.',
    'Use an OAuth2 service account with an IAM policy where the API offers it.',
  ],
}
const source = 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api'

export default defineRules(
  {
    id: 'ovh-application-secret',
    provider: 'OVHcloud',
    title: 'OVHcloud application secret',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['ovh', 'application_secret', 'applicationsecret', 'application-secret', 'app_secret', 'appsecret'],
    ...assigned(
      '(?<![A-Za-z])ovh(?![A-Za-z0-9_.-]{0,16}(?:consumer|_ck))|application[_-]?secret|app[_-]?secret',
      '[A-Za-z0-9]{32}',
    ),
    context: ['ovh'],
    companion: { rule: 'ovh-application-secret-consumer-key' },
    variable: 'OVH_APPLICATION_SECRET',
    remediation,
    source,
    examples: [
      `OVH_APPLICATION_SECRET=${sample.hex(32)}`,
      `[ovh-eu]\napplication_secret=${sample.base62(32, 'conf')}`,
      `ovhSecret: "${sample.hex(32, 'camel')}"`,
    ],
    counterexamples: [`application_secret=${sample.hex(32)}`, `OVH_APPLICATION_SECRET=${'x'.repeat(32)}`],
  },
  {
    id: 'ovh-application-secret-consumer-key',
    provider: 'OVHcloud',
    title: 'OVHcloud consumer key',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['consumer_key', 'consumerkey', 'consumer-key', 'ovh_ck'],
    ...assigned('consumer[_-]?key|ovh_ck', '[A-Za-z0-9]{32}'),
    context: ['ovh'],
    variable: 'OVH_CONSUMER_KEY',
    remediation,
    source,
    examples: [`OVH_CONSUMER_KEY=${sample.hex(32)}`, `new Ovh({ consumerKey: '${sample.base62(32)}' })`],
    counterexamples: [`consumer_key=${sample.hex(32)}`, `OVH_CONSUMER_KEY=${'0'.repeat(32)}`],
  },
)
