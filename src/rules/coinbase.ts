import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Put together here, so that the source does not look like a key file.
const DASHES = '-'.repeat(5)
const BEGIN = `${DASHES}BEGIN EC PRIVATE KEY${DASHES}`
const END = `${DASHES}END EC PRIVATE KEY${DASHES}`
const pem = (seed: string, lineEnd: string) =>
  [BEGIN, sample.base64(64, seed), sample.base64(64, `${seed}2`), `${sample.base64(35, seed)}=`, END].join(lineEnd)
const name = (seed: string) => `organizations/${sample.uuid(seed)}/apiKeys/${sample.uuid(`${seed}k`)}`

const cdpKey: Remediation = {
  risk: 'trade and transfer the crypto of your account, as far as the permissions of the key go',
  revokeAt: 'https://portal.cdp.coinbase.com/access/api',
  steps: [
    'In the CDP Portal open “API keys” and delete the leaked key; it stops working at once.',
    'Create another with View, Trade or Transfer only as needed, download it, and store it in your secret manager.',
    'Check orders, sends and new addresses of the portfolio since the leak.',
  ],
  prevention: [
    'Put the addresses of your servers on the IP allowlist of the key.',
    'Limit the key to one portfolio and to View or Trade; leave Transfer off.',
  ],
}
const CDP_SOURCE = 'https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys'

export default defineRules(
  {
    id: 'coinbase-cdp-api-key',
    provider: 'Coinbase',
    title: 'Coinbase CDP API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['BEGIN EC PRIVATE KEY'],
    // A common key file; the name organizations/…/apiKeys/… beside it makes it Coinbase's.
    pattern: new RegExp(`(?<secret>${BEGIN}(?<random>[A-Za-z0-9+/=\\s\\\\"',]{100,400})${END})`, 'g'),
    context: ['/apikeys/', 'coinbase', 'cdp_api', 'cdp_key', 'cdp-api'],
    precedence: 1,
    variable: 'CDP_API_KEY_SECRET',
    remediation: cdpKey,
    source: CDP_SOURCE,
    examples: [
      `{"name": "${name('a')}", "privateKey": "${pem('a', '\\n')}\\n"}`,
      `COINBASE_KEY_NAME=${name('b')}\nCOINBASE_PRIVATE_KEY="${pem('b', '\n')}"`,
    ],
    counterexamples: [pem('c', '\n'), `${name('d')}`, `coinbase ${BEGIN}\n...\n${END}`],
  },
  {
    id: 'coinbase-cdp-api-key-ed25519',
    provider: 'Coinbase',
    title: 'Coinbase CDP API key (Ed25519)',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['coinbase', 'cdp_api', 'cdp_key', 'cdp-api', 'cdp_secret', 'cdpapi', 'cdpclient', 'cdpkey', 'cdpsecret'],
    // 64 bytes in base64. Secrets of the former Coinbase Pro API have the same form.
    pattern: assigned('coinbase|cdp|private[_-]?key|secret|apiKey', '[A-Za-z0-9+/]{86}==', 'A-Za-z0-9+/').pattern,
    reach: { before: 900, after: 900 },
    context: ['coinbase', 'cdp_api', 'cdp_key', 'cdp-api', 'cdp_secret', 'cdpapi', 'cdpclient', 'cdpkey', 'cdpsecret'],
    variable: 'CDP_API_KEY_SECRET',
    remediation: cdpKey,
    source: CDP_SOURCE,
    examples: [
      `CDP_API_KEY_ID=${sample.uuid()}\nCDP_API_KEY_SECRET=${sample.base64(86)}==`,
      `// Coinbase\n{"id": "${sample.uuid()}", "privateKey": "${sample.base64(86, 'json')}=="}`,
      `coinbaseSecret = "${sample.base64(86, 'js')}=="`,
    ],
    counterexamples: [
      `{"privateKey": "${sample.base64(86)}=="}`,
      `coinbase-sdk integrity sha512-${sample.base64(86)}==`,
      `"@coinbase/cdp-sdk": {"integrity": "sha512-${sample.base64(86)}=="}`,
    ],
  },
  {
    id: 'coinbase-commerce-api-key',
    provider: 'Coinbase',
    title: 'Coinbase Commerce API key',
    severity: 'high',
    certainty: 'likely',
    keywords: ['coinbase', 'x-cc-api-key', 'x_cc_api_key'],
    // A UUID, which is also what ids of charges and accounts are.
    ...assigned(
      'coinbase[A-Za-z0-9_.\\- ]{0,24}(?:key|token|secret)|x[_-]cc[_-]api[_-]key',
      '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}',
      'A-Za-z0-9_-',
    ),
    variable: 'COINBASE_COMMERCE_API_KEY',
    remediation: {
      risk: 'create charges and read the payments of your Coinbase Commerce account',
      revokeAt: 'https://beta.commerce.coinbase.com/settings/security',
      steps: [
        'Under Settings, Security, delete the API key that leaked.',
        'Create another key there and deploy it to the shop; the webhook secret on the same page is separate.',
      ],
      prevention: ['Call the API from the server only: the key has no limited form.'],
    },
    source: 'https://docs.cdp.coinbase.com/commerce',
    examples: [
      `COINBASE_COMMERCE_API_KEY=${sample.uuid()}`,
      `curl https://api.commerce.coinbase.com/charges -H "X-CC-Api-Key: ${sample.uuid('curl')}"`,
      `coinbaseToken: '${sample.uuid('js')}'`,
    ],
    counterexamples: [
      `API_KEY=${sample.uuid()}`,
      `coinbaseChargeId = "${sample.uuid()}"`,
      'COINBASE_COMMERCE_API_KEY=00000000-0000-0000-0000-000000000000',
    ],
  },
  {
    id: 'coinbase-commerce-api-key-legacy',
    provider: 'Coinbase',
    title: 'Coinbase API secret or access token (old form)',
    severity: 'high',
    certainty: 'likely',
    keywords: ['coinbase'],
    // Secrets of 32 letters and digits, OAuth tokens of 64 hex digits: digests look like both.
    ...assigned(
      'coinbase[A-Za-z0-9_.\\- ]{0,24}(?:key|token|secret)',
      '(?:(?=[A-Za-z]{0,31}[0-9])[A-Za-z0-9]{32}|[a-f0-9]{64})',
    ),
    variable: 'COINBASE_API_SECRET',
    remediation: {
      risk: 'read the wallets of the account and, if it has the scopes, send from them',
      revokeAt: 'https://www.coinbase.com/settings/api',
      steps: [
        'Open the API settings of the account and delete the key; for an OAuth token, disconnect the app under “Account activity”.',
        'Do not make another of this form: create a CDP API key in its place.',
        'Check the sends of every wallet since the leak.',
      ],
      prevention: ['Ask for wallet:accounts:read alone where you do not send.'],
    },
    source: 'https://github.com/betterleaks/betterleaks',
    examples: [
      `COINBASE_API_SECRET=${sample.base62(32)}`,
      `coinbase.access_token = "${sample.hex(64)}"`,
      `"coinbaseKey": "${sample.base62(32, 'json')}"`,
    ],
    counterexamples: [`API_SECRET=${sample.base62(32)}`, `coinbase.js sha256: ${sample.hex(64)}`],
  },
)
