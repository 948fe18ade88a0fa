import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** `key_`, a ULID, a comma and a random part, in base64: the shape that WorkOS and Highnote share. */
const key = (mode: string) =>
  `sk_${mode}_${Buffer.from(`key_01${sample.upper36(24, mode)},${sample.base62(25, mode)}`).toString('base64')}`

export default defineRules({
  id: 'workos-api-key',
  provider: 'WorkOS',
  title: 'WorkOS API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_a2V5Xz', 'sk_test_a2V5Xz'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>a2V5Xz[A-Za-z0-9+/]{50,110}={0,2}))(?![A-Za-z0-9+/=])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 2,
  lookalikes: [{ provider: 'Highnote', revokeAt: 'https://dashboard.us.highnote.com/' }],
  variable: 'WORKOS_API_KEY',
  remediation: {
    risk: 'manage sign-on, directories and users of every customer',
    revokeAt: 'https://dashboard.workos.com/api-keys',
    steps: [
      'In the WorkOS dashboard choose the environment, then “API Keys”, and create a key.',
      'Set it as WORKOS_API_KEY where SSO and Directory Sync are called, then revoke the leaked key.',
      'Look through the audit log for users and connections that were changed.',
    ],
    prevention: [
      'Use the staging environment’s sk_test_ key in development.',
      'Keep one key for each service, so that revoking one stops nothing else.',
    ],
  },
  source: 'https://workos.com/docs/reference/api-keys',
  examples: [`WORKOS_API_KEY=${key('live')}`, `new WorkOS('${key('test')}')`],
  counterexamples: [`sk_live_${sample.base62(24)}`, 'sk_live_a2V5XzExample'],
})
