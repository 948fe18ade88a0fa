import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** `"iss":"n8n","aud":"public-api"` in base64, for each place it can begin at in a group of three bytes. */
const CLAIMS = [
  ['Imlzcy', 'I6Im44biIsImF1ZCI6InB1YmxpYy1hcGki'].join(''),
  ['Jpc3Mi', 'OiJuOG4iLCJhdWQiOiJwdWJsaWMtYXBpI'].join(''),
  ['iaXNzI', 'joibjhuIiwiYXVkIjoicHVibGljLWFwaS'].join(''),
] as const

const remediation: Remediation = {
  risk: 'read, change and run the workflows of the n8n instance, and use the credentials stored in it through them',
  revokeAt: 'https://docs.n8n.io/api/authentication/',
  steps: [
    'On your instance open “Settings”, “n8n API”, and delete the key.',
    'Create another API key with an expiry and only the scopes it needs.',
    'Look for workflows and executions you do not know: a workflow can send stored credentials elsewhere, so replace those at their services if one did.',
  ],
  prevention: [
    'Make keys with scopes and an expiration; both are offered when you create one.',
    'Switch the public API off (N8N_PUBLIC_API_DISABLED) where nothing calls it, or keep the instance behind a VPN.',
  ],
}

const token = (seed: string) => sample.jwt({ sub: sample.uuid(seed), iss: 'n8n', aud: 'public-api', iat: 1744000000 })

export default defineRules(
  {
    id: 'n8n-api-key',
    provider: 'n8n',
    title: 'n8n API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['n8n_api_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>n8n_api_(?<random>[a-f0-9]{64,128}))(?![A-Za-z0-9])/g,
    variable: 'N8N_API_KEY',
    remediation,
    source: 'https://docs.n8n.io/api/authentication/',
    examples: [`N8N_API_KEY=n8n_api_${sample.hex(80)}`, `-H 'X-N8N-API-KEY: n8n_api_${sample.hex(80, 'b')}'`],
    counterexamples: ['n8n_api_key=abc', `n8n_api_${'0'.repeat(80)}`, `an8n_api_${sample.hex(80)}`],
  },
  {
    id: 'n8n-api-key-jwt',
    provider: 'n8n',
    title: 'n8n API key',
    severity: 'high',
    certainty: 'certain',
    keywords: CLAIMS,
    pattern: new RegExp(
      `(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{10,160}\\.eyJ[A-Za-z0-9_-]{0,160}(?:${CLAIMS.join('|')})[A-Za-z0-9_-]{0,200}\\.(?<random>[A-Za-z0-9_-]{40,100}))(?![A-Za-z0-9_-])`,
      'g',
    ),
    reach: { before: 400 },
    // It is a JWT too; this says whose.
    precedence: 1,
    variable: 'N8N_API_KEY',
    remediation,
    source: 'https://docs.n8n.io/api/authentication/',
    examples: [
      `N8N_API_KEY=${token('a')}`,
      `curl -H "X-N8N-API-KEY: ${token('b')}" http://localhost:5678/api/v1/workflows`,
    ],
    counterexamples: [sample.jwt({ sub: sample.uuid(), iss: 'other', aud: 'public-api' }), 'N8N_API_KEY=eyJ...'],
  },
)
