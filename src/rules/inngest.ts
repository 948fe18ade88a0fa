import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'inngest-signing-key',
  provider: 'Inngest',
  title: 'Inngest signing key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['signkey-'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>signkey-(?<mode>prod|test|branch|[a-z0-9]{2,24})-(?<random>[0-9a-f]{60,72}))(?![A-Za-z0-9_-])/g,
  mode: { marks: { prod: 'live', test: 'test', branch: 'test' }, otherwise: 'live' },
  variable: 'INNGEST_SIGNING_KEY',
  remediation: {
    risk: 'call your functions with forged events, and read runs over the Inngest API',
    revokeAt: 'https://app.inngest.com/env/production/manage/signing-key',
    steps: [
      'Under “Manage”, “Signing Key”, press “Create new signing key”; it is inactive at first.',
      'Deploy it as INNGEST_SIGNING_KEY and the old one as INNGEST_SIGNING_KEY_FALLBACK, so that no request is refused.',
      'Press “Rotate key” in the dashboard, then remove the fallback.',
    ],
    overlap: 'The fallback key keeps both valid during the rotation.',
    prevention: ['Branch environments have a key of their own; never give previews the production key.'],
  },
  source: 'https://www.inngest.com/docs/platform/signing-keys',
  examples: [`INNGEST_SIGNING_KEY=signkey-prod-${sample.hex(64)}`, `signingKey: "signkey-test-${sample.hex(64, 'i')}"`],
  counterexamples: ['INNGEST_SIGNING_KEY=signkey-prod-your-key', `signkey-prod-${'0'.repeat(64)}`],
})
