import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'gc-notify-api-key',
  provider: 'GC Notify',
  title: 'GC Notify API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['gcntfy-'],
  // The name of the key, the id of the service, and the secret: API_KEY_PREFIX in app/config.py of cds-snc/notification-api.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>gcntfy-[A-Za-z0-9_-]{1,100}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-(?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])/g,
  variable: 'NOTIFY_API_KEY',
  remediation: {
    risk: 'send e-mail and text messages in the name of the government service, from its templates, and read what was sent',
    revokeAt: 'https://notification.canada.ca/',
    steps: [
      'In GC Notify open the service, “API integration”, “API keys”, and revoke the key by its name.',
      'Create a key of type “Team and safelist” for tests or “Live”, and deploy it.',
      'Look at the dashboard of the service for messages that it did not send, and tell your security team.',
    ],
    prevention: ['Use “Test” keys in pipelines: they deliver nothing.'],
  },
  source: 'https://github.com/cds-snc/notification-api/blob/main/app/config.py',
  examples: [
    `NOTIFY_API_KEY=gcntfy-prod-${sample.uuid()}-${sample.uuid('n')}`,
    `Authorization: ApiKey-v1 gcntfy-my_key-${sample.uuid('a')}-${sample.uuid('b')}`,
  ],
  counterexamples: [`gcntfy-test-${sample.uuid()}`, 'gcntfy-key-name-uuid-uuid'],
})
