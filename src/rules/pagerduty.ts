import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pagerduty-api-key',
  provider: 'PagerDuty',
  title: 'PagerDuty API key',
  severity: 'high',
  certainty: 'likely',
  keywords: ['pagerduty', 'pager_duty'],
  // 20 characters; keys of the Events API are 32 hex digits.
  ...assigned(
    'pager_?duty[A-Za-z0-9_.-]{0,16}(?:token|key)|pager_?duty',
    '(?:(?=[a-z_+-]{0,19}[0-9])[A-Za-z0-9_+-]{20}|[0-9a-f]{32}|R0[A-Z0-9]{30})',
    'A-Za-z0-9_+-',
  ),
  variable: 'PAGERDUTY_TOKEN',
  remediation: {
    risk: 'read and change schedules and incidents (REST key), or raise and resolve alerts of a service (Events key)',
    revokeAt: 'https://support.pagerduty.com/main/docs/api-access-keys',
    steps: [
      'A REST key: “Integrations”, “API Access Keys”, delete, and “Create New API Key”, read-only if that is enough.',
      'An Events key: open the service, “Integrations”, and add the integration anew, because its key cannot be changed.',
      'Look through the audit records for changed escalation policies.',
    ],
    prevention: ['Use scoped OAuth with an app instead of account-wide REST keys.'],
  },
  source: 'https://support.pagerduty.com/main/docs/api-access-keys',
  examples: [`PAGERDUTY_TOKEN=u+${sample.base62(18)}`, `pagerduty_routing_key: "${sample.hex(32, 'p')}"`],
  counterexamples: [`ROUTING_KEY=${sample.hex(32)}`, 'PAGERDUTY_TOKEN=your-pagerduty-token'],
})
