import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const mode = { marks: { live: 'live', test: 'test' } } as const

const remediation: Remediation = {
  risk: 'send SMS and place calls from your balance, and read contacts and message history',
  revokeAt: 'https://dashboard.messagebird.com/developers/access',
  steps: [
    'Open “Developers”, then “API access (REST)”, and choose “Add access key”.',
    'Deploy the new key and delete the leaked one in the same list.',
    'Look at “Insights” and the balance for traffic you did not send.',
    'A key of the newer Bird platform is removed in “Organization Settings”, “Access keys”.',
  ],
  overlap: 'Access keys work side by side; delete the old one after the deployment.',
  prevention: [
    'Use a test key in development: requests are checked, nothing is sent.',
    'On the Bird platform give the key the narrowest access role that will do.',
  ],
}

export default defineRules(
  {
    id: 'messagebird-access-key',
    provider: 'Bird (MessageBird)',
    title: 'MessageBird access key',
    severity: 'high',
    certainty: 'likely',
    keywords: ['messagebird', 'initclient', 'access_key', 'access-key', 'accesskey'],
    // Without the `live_` or `test_` of some accounts a digit is asked for.
    ...assigned(
      'messagebird|initClient|(?<![A-Za-z0-9_])access[_-]?key',
      '(?:(?<mode>live|test)_[a-z0-9]{25}|(?=[a-z]{0,24}[0-9])[a-z0-9]{25})',
      'A-Za-z0-9_-',
    ),
    context: ['messagebird'],
    mode,
    variable: 'MESSAGEBIRD_ACCESS_KEY',
    remediation,
    source: 'https://developers.messagebird.com/',
    examples: [
      `MESSAGEBIRD_ACCESS_KEY=${sample.base62(25, 'b1')}`,
      `messagebirdToken = "live_${sample.base62(25, 'b2')}"`,
      `const messagebird = require('messagebird').initClient('test_${sample.base62(25, 'b3')}')`,
    ],
    counterexamples: [
      `ACCESS_KEY=${sample.base62(25, 'b1')}`,
      'messagebird: conversationsWebhookClien',
      `MESSAGEBIRD_KEY=live_${'x'.repeat(25)}`,
    ],
  },
  {
    id: 'messagebird-access-key-header',
    provider: 'Bird (MessageBird)',
    title: 'MessageBird access key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['accesskey '],
    // The scheme `AccessKey` is Bird's own; newer keys were seen at 36 characters.
    pattern:
      /(?<![A-Za-z0-9])AccessKey\s(?<secret>(?:(?<mode>live|test)_)?(?<random>[A-Za-z0-9]{25,48}))(?![A-Za-z0-9_-])/g,
    context: ['messagebird', 'bird.com'],
    mode,
    variable: 'MESSAGEBIRD_ACCESS_KEY',
    remediation,
    source: 'https://developers.messagebird.com/',
    examples: [
      `curl https://rest.messagebird.com/messages -H "Authorization: AccessKey live_${sample.base62(25, 'h1')}"`,
      `https://api.bird.com/workspaces\nAuthorization: AccessKey ${sample.base62(36, 'h2')}`,
    ],
    counterexamples: [
      `Authorization: AccessKey ${sample.base62(25)}`,
      'https://rest.messagebird.com AccessKey YOUR_ACCESS_KEY_GOES_HERE',
    ],
  },
)
