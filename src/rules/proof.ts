import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'proof-api-key',
  provider: 'Proof (Notarize)',
  title: 'Proof API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['prf_'],
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>prf_(?:cli_)?(?:(?<mode>test)_)?(?=[A-Za-z_-]{0,80}[0-9])(?<random>[A-Za-z0-9_-]{20,80}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { test: 'test' }, otherwise: 'live' },
  variable: 'PROOF_API_KEY',
  remediation: {
    risk: 'read and start notarizations in the name of your company',
    revokeAt: 'https://business.proof.com/settings/api-keys',
    steps: [
      'Open Settings, API Keys, and create the replacement.',
      'Switch the integration to it, then delete the leaked key.',
      'Look through the transactions and their signers since the leak.',
    ],
    prevention: ['Develop against the Fairfax sandbox of Proof with prf_test_ keys.'],
  },
  source: 'https://dev.proof.com/docs/proof-api-keys-and-secret-scanning',
  examples: [`PROOF_API_KEY=prf_${sample.base62(40)}`, `ApiKey: prf_test_${sample.base62(40, 'test')}`],
  counterexamples: ['prf_performance_report_for_the_year', `prf_${'x'.repeat(40)}`],
})
