import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'meraki-api-key',
  provider: 'Cisco Meraki',
  title: 'Meraki Dashboard API key',
  severity: 'critical',
  certainty: 'likely',
  keywords: ['meraki'],
  ...assigned('meraki(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))|x-cisco-meraki-api-key', '[0-9a-f]{40}'),
  variable: 'MERAKI_DASHBOARD_API_KEY',
  remediation: {
    risk: 'change networks, firewalls and cameras of every organization its administrator manages',
    revokeAt: 'https://dashboard.meraki.com/',
    steps: [
      'In the dashboard open “My profile”, “API access”, and revoke the key.',
      'Generate another, at most two exist at a time, and store it for the Ansible or Python jobs.',
      'Read “Organization”, “Change log” for entries made via API.',
    ],
    overlap: 'Two keys can exist side by side.',
    prevention: ['Use OAuth with scopes, or an administrator with access to the networks in question only.'],
  },
  source: 'https://developer.cisco.com/meraki/api-v1/authorization/',
  examples: [`MERAKI_DASHBOARD_API_KEY=${sample.hex(40)}`, `-H "X-Cisco-Meraki-API-Key: ${sample.hex(40, 'm')}"`],
  counterexamples: [`API_KEY=${sample.hex(40)}`, `MERAKI_API_KEY=${'0'.repeat(40)}`],
})
