import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'shodan-api-key',
  provider: 'Shodan',
  title: 'Shodan API key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['shodan'],
  ...assigned(
    'shodan[A-Za-z0-9_.-]{0,12}(?:key|token|api)|shodan[_-]?(?:client[_-]?)?init|shodan\\.Shodan',
    '(?=[a-z]{0,31}[0-9])[A-Za-z0-9]{32}',
  ),
  variable: 'SHODAN_API_KEY',
  remediation: {
    risk: 'spend your query and scan credits, and read your monitored networks and alerts',
    revokeAt: 'https://account.shodan.io/',
    steps: [
      'On the Shodan account page press “Reset API Key”.',
      'Run shodan init with the new key, and update scripts.',
    ],
    prevention: ['Keep the key in ~/.config/shodan/api_key, which the library reads by itself.'],
  },
  source: 'https://developer.shodan.io/api/requirements',
  examples: [`SHODAN_API_KEY=${sample.base62(32)}`, `api = shodan.Shodan("${sample.base62(32, 's')}")`],
  counterexamples: [`API_KEY=${sample.base62(32)}`, 'SHODAN_API_KEY=YOUR_SHODAN_API_KEY_GOES_HERE_OK'],
})
