import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** `key_`, a ULID, a comma and a random part, in base64; WorkOS issues the same. */
const key = (mode: string) =>
  `sk_${mode}_${Buffer.from(`key_01${sample.upper36(24, `h${mode}`)},${sample.base62(25, `h${mode}`)}`).toString('base64')}`

export default defineRules({
  id: 'highnote-secret-key',
  provider: 'Highnote',
  title: 'Highnote secret key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['sk_live_a2V5Xz', 'sk_test_a2V5Xz'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>sk_(?<mode>live|test)_(?<random>a2V5Xz[A-Za-z0-9+/]{50,110}={0,2}))(?![A-Za-z0-9+/=])/g,
  context: ['highnote'],
  mode: { marks: { live: 'live', test: 'test' } },
  precedence: 3,
  variable: 'HIGHNOTE_API_KEY',
  remediation: {
    risk: 'issue cards and move money between accounts',
    revokeAt: 'https://dashboard.us.highnote.com/',
    steps: [
      'In the Highnote dashboard open “API Keys”, and revoke the key by its last characters.',
      'Create a replacement with the role this service needs.',
      'Check issued cards and transfers since the leak.',
    ],
    prevention: ['Build against the Highnote test environment, whose rk_test_ and sk_test_ keys move no money.'],
  },
  source: 'https://docs.highnote.com/',
  examples: [`HIGHNOTE_API_KEY=${key('live')}`, `// highnote\nauth('${key('test')}')`],
  counterexamples: [`WORKOS_API_KEY=${key('live')}`],
})
