import { assigned } from '../core/assigned.js'
import { defineRules, type ModeMarks } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `acme--uat.sandbox.my.salesforce.com` ends in the host of a production org, so that host is no mark of its own:
// whatever is not said to be a sandbox is taken for live.
const mode: ModeMarks = {
  near: { live: ['login.salesforce.com'], test: ['test.salesforce.com', '.sandbox.my.salesforce.com'] },
  otherwise: 'live',
}
const source = 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm'
const prevention = [
  'Relax nothing in “IP Relaxation”: enforce IP restrictions on the connected app and login IP ranges on its profile.',
  'Use the JWT bearer flow with a certificate, so that no consumer secret or refresh token is stored.',
  'Run integrations as an integration user with few permissions.',
] as const

export default defineRules(
  {
    id: 'salesforce-token',
    provider: 'Salesforce',
    title: 'Salesforce access token or session id',
    severity: 'critical',
    certainty: 'certain',
    // The id of an organization begins like this; the token has no longer literal part.
    keywords: ['00D'],
    // About 96 characters after the mark, which shells and URLs escape.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>00D[A-Za-z0-9]{12}(?:\\?!|%21)(?<random>[A-Za-z0-9._]{80,200}))(?![A-Za-z0-9_])/g,
    mode,
    variable: 'SF_ACCESS_TOKEN',
    remediation: {
      risk: 'read, change and export records of the Salesforce org with the rights of the user who was logged in',
      revokeAt: 'https://login.salesforce.com/',
      steps: [
        'In Setup open “Session Management”, select the sessions of that user and remove them.',
        'Open “Connected Apps OAuth Usage” and revoke the app for that user, or the refresh token makes the next session.',
        'Read “Login History” and the event log files for exports since the leak.',
      ],
      command: 'curl -d token=<token> https://login.salesforce.com/services/oauth2/revoke',
      prevention: ['Shorten the session timeout and lock sessions to the IP address they began from.', ...prevention],
    },
    source,
    examples: [
      `SF_ACCESS_TOKEN="00D5g00000${sample.base62(5)}!AR${sample.base62(94)}"`,
      `curl https://acme.my.salesforce.com/services/data -H "Authorization: Bearer 00DE00000${sample.base62(6)}\\!AQ${sample.base62(90)}"`,
    ],
    counterexamples: [
      `Organization 00D5g00000${sample.base62(5)}`,
      `00D000000000000!${'x'.repeat(96)}`,
      `A00D5g00000${sample.base62(5)}!AR${sample.base62(94)}`,
    ],
  },
  {
    id: 'salesforce-token-refresh',
    provider: 'Salesforce',
    title: 'Salesforce refresh token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['5aep861'],
    pattern: /(?<![A-Za-z0-9])(?<secret>5[Aa][Ee][Pp]861(?<random>[A-Za-z0-9._]{70,300}))(?![A-Za-z0-9_])/g,
    mode,
    variable: 'SF_REFRESH_TOKEN',
    remediation: {
      risk: 'make new sessions in the Salesforce org for as long as nobody revokes it',
      revokeAt: 'https://login.salesforce.com/',
      steps: [
        'In Setup open “Connected Apps OAuth Usage”, the app, and revoke the user whose token it is.',
        'An sfdx auth URL (force://) holds such a token: run “sf org logout” for that org and log in again.',
        'Remove the sessions of the user under “Session Management”.',
      ],
      command: 'curl -d token=<refresh token> https://login.salesforce.com/services/oauth2/revoke',
      prevention: ['Let refresh tokens of the connected app expire, and turn on rotation.', ...prevention],
    },
    source,
    examples: [
      `refresh_token=5Aep861${sample.base62(80)}`,
      `force://PlatformCLI::5Aep861${sample.base62(90)}.${sample.base62(20)}@acme.my.salesforce.com`,
    ],
    counterexamples: ['refresh_token=5Aep861...', `5Aep861${'x'.repeat(90)}`],
  },
  {
    id: 'salesforce-token-consumer-secret',
    provider: 'Salesforce',
    title: 'Salesforce consumer secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'salesforce',
      'sfdc',
      'consumer_secret',
      'consumer-secret',
      'consumersecret',
      'client_secret',
      'client-secret',
      'clientsecret',
    ],
    // 64 upper-case hex digits, or 19 decimal ones in old apps.
    ...assigned(
      '(?:salesforce|sfdc)[a-z0-9_.\\-]{0,20}(?:secret|token|key)|(?:consumer|client)[_-]?secret',
      '[A-F0-9]{64}|[0-9]{17,19}',
    ),
    context: ['salesforce', 'sfdc', '3mvg9', '.force.com', 'sf_c'],
    isGenuine: (secret) => /^[A-F0-9]+$/.test(secret),
    mode,
    companion: { rule: 'salesforce-token-consumer-key' },
    variable: 'SF_CONSUMER_SECRET',
    remediation: {
      risk: 'log in as your connected app; with the client credentials flow that is all it takes to reach the org',
      revokeAt: 'https://login.salesforce.com/',
      steps: [
        'In Setup open “App Manager”, the app, “View”, “Manage Consumer Details”, and choose “Generate” to stage new credentials.',
        'Deploy the staged key and secret, then choose “Apply”: the old pair stops working.',
        'Revoke the grants of the app under “Connected Apps OAuth Usage”.',
      ],
      overlap: 'Staged and current credentials both work until you apply the staged ones.',
      prevention,
    },
    source,
    examples: [
      `SALESFORCE_CONSUMER_SECRET=${sample.upperHex(64)}`,
      `consumer_key = "3MVG9${sample.base62(80)}"\nconsumer_secret = "${sample.upperHex(64, 'b')}"`,
      `sfdcClientSecret: '${sample.digits(19)}'`,
    ],
    counterexamples: [
      `client_secret: ${sample.upperHex(64)}`,
      `SALESFORCE_CLIENT_SECRET=${sample.hex(64)}`,
      'SALESFORCE_CONSUMER_SECRET=changeme',
    ],
  },
  {
    id: 'salesforce-token-consumer-key',
    provider: 'Salesforce',
    title: 'Salesforce consumer key',
    severity: 'low',
    certainty: 'likely',
    keywords: ['3MVG9'],
    pattern: /(?<![A-Za-z0-9])(?<secret>3MVG9(?<random>[A-Za-z0-9._]{70,260}))(?![A-Za-z0-9_])/g,
    mode,
    variable: 'SF_CONSUMER_KEY',
    remediation: {
      risk: 'name your connected app in a login, which opens nothing without its secret, certificate or a user',
      revokeAt: 'https://login.salesforce.com/',
      steps: [
        'Look for the consumer secret or the private key of the app in the same place: those are what must be replaced.',
        'To change the key as well, stage new credentials under “Manage Consumer Details” of the app.',
      ],
      prevention: ['Keep the id of the app with its secret, outside the repository.', ...prevention],
    },
    source,
    examples: [`SF_CONSUMER_KEY=3MVG9${sample.base62(80)}`, `client_id=3MVG9${sample.base62(40)}.${sample.base62(60)}`],
    counterexamples: ['client_id=3MVG9...', `3MVG9${'x'.repeat(80)}`],
  },
)
