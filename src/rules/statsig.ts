import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'statsig-secret-key',
  provider: 'Statsig',
  title: 'Statsig server secret key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['statsig'],
  context: ['statsig'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:secret|console)-(?<random>(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{40,56}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'STATSIG_SERVER_SECRET',
  remediation: {
    risk: 'download all gates, experiments and their targeting (secret-), or change them in the console API (console-)',
    revokeAt: 'https://console.statsig.com/api_keys',
    steps: [
      'Under “Settings”, “Keys & Environments”, generate a new key of the same kind.',
      'Switch your servers to it, then choose “Deactivate” for the leaked one.',
    ],
    prevention: ['Tie each server key to one environment, and use client- keys in browsers.'],
  },
  source: 'https://docs.statsig.com/access-management/api-keys',
  examples: [
    `STATSIG_SERVER_SECRET=secret-${sample.base62(43)}`,
    `Statsig.initialize('secret-${sample.base62(44, 's')}')`,
  ],
  counterexamples: [`KEY=secret-${sample.base62(43)}`, `STATSIG_CLIENT_KEY=client-${sample.base62(43)}`],
})
