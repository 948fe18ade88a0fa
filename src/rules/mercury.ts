import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mercury-api-token',
  provider: 'Mercury',
  title: 'Mercury API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['mercury_production_', 'mercury_sandbox_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:secret-token:)?mercury_(?<mode>production|sandbox)_[a-z]{2,8}_(?<random>[A-Za-z0-9]{36,56})(?:_yrucrem)?)(?![A-Za-z0-9])/g,
  reach: { before: 20 },
  mode: { marks: { production: 'live', sandbox: 'test' } },
  variable: 'MERCURY_API_TOKEN',
  remediation: {
    risk: 'read the bank account and, with a write token, send payments',
    revokeAt: 'https://app.mercury.com/settings/tokens',
    steps: [
      'In Mercury open “Settings”, “API Tokens”, and delete the token.',
      'Make a “Read Only” token for bookkeeping, and a “Read and Write” one with an IP allowlist only where payments are sent.',
      'Review recipients and payments since the leak, and call Mercury about any you do not know.',
    ],
    prevention: [
      'Prefer a read-only token.',
      'Limit the token to the IP addresses of your servers; write tokens require it.',
    ],
  },
  source: 'https://docs.mercury.com/docs/getting-started',
  examples: [
    `MERCURY_API_TOKEN=secret-token:mercury_production_rma_${sample.base62(45)}_yrucrem`,
    `token: "mercury_sandbox_wma_${sample.base62(44)}_yrucrem"`,
  ],
  counterexamples: [`mercury_production_rma_${'x'.repeat(45)}_yrucrem`, 'mercury_production_url'],
})
