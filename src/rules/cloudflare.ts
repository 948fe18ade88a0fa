import { assigned } from '../core/assigned.js'
import { endsInCrc32Hex, withCrc32Hex } from '../core/checksum.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const TOKENS = 'https://dash.cloudflare.com/profile/api-tokens'
const FORMATS = 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/'

const token: Remediation = {
  risk: 'do what the permissions of the token name: change DNS records, deploy Workers, read R2 buckets',
  revokeAt: TOKENS,
  steps: [
    'Open “My Profile”, “API Tokens” (for an account token: “Manage Account”, “Account API Tokens”).',
    'Choose Roll in the menu of the token: name and permissions stay, the old value stops at once.',
    'Deploy the new value, and read “Audit Logs” of the account for changes to DNS, Workers and tokens.',
  ],
  command: 'curl -X DELETE https://api.cloudflare.com/client/v4/user/tokens/<id>',
  prevention: [
    'Give the token the permissions of one zone or account, not “All zones”.',
    'Set “Client IP Address Filtering” and a TTL when you create it.',
  ],
}

const globalKey: Remediation = {
  risk: 'change everything in your Cloudflare account: zones, DNS, Workers, members, billing',
  revokeAt: TOKENS,
  steps: [
    'Open “My Profile”, “API Tokens”, and under “API Keys” choose Change beside “Global API Key”.',
    'Replace it in everything that used it by an API token with the permissions it needs.',
    'Read “Audit Logs” for new members, tokens, page rules and changed name servers.',
  ],
  prevention: [
    'Use API tokens; nothing needs the Global API Key any more.',
    'Let a super administrator turn off “API Access” for members who do not need it.',
  ],
}

export default defineRules(
  {
    id: 'cloudflare-api-token',
    provider: 'Cloudflare',
    title: 'Cloudflare API token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['cfut_', 'cfat_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>cf[ua]t_(?<random>[A-Za-z0-9]{40}[a-f0-9]{8}))(?![A-Za-z0-9])/g,
    checksum: (secret) => endsInCrc32Hex(secret, 'cfut_'),
    variable: 'CLOUDFLARE_API_TOKEN',
    remediation: token,
    source: FORMATS,
    examples: [
      `CLOUDFLARE_API_TOKEN=${withCrc32Hex('cfut_', sample.base62(40))}`,
      `apiToken: "${withCrc32Hex('cfat_', sample.base62(40, 'account'))}"`,
    ],
    counterexamples: [`cfat_${'x'.repeat(48)}`],
  },
  {
    id: 'cloudflare-global-api-key',
    provider: 'Cloudflare',
    title: 'Cloudflare Global API Key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cfk_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>cfk_(?<random>[A-Za-z0-9]{40}[a-f0-9]{8}))(?![A-Za-z0-9])/g,
    checksum: (secret) => endsInCrc32Hex(secret, 'cfk_'),
    variable: 'CLOUDFLARE_API_KEY',
    remediation: globalKey,
    source: FORMATS,
    examples: [
      `CLOUDFLARE_API_KEY=${withCrc32Hex('cfk_', sample.base62(40))}`,
      `-H "X-Auth-Key: ${withCrc32Hex('cfk_', sample.base62(40, 'header'))}"`,
    ],
    counterexamples: [`cfk_${'0'.repeat(48)}`],
  },
  {
    id: 'cloudflare-global-api-key-legacy',
    provider: 'Cloudflare',
    title: 'Cloudflare Global API Key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cloudflare', 'cf_key', 'cf_api', 'cf-api', 'cfapi', 'cf_global', 'cf_auth', 'X-Auth-Key', 'x_auth_key'],
    // 37 hex digits in most keys. 40 would be a commit of git.
    ...assigned(
      'cloudflare|(?<![A-Za-z0-9])cf[_-]?(?:api|auth|global|key)|x[_-]auth[_-]key',
      '[a-f0-9]{37,39}|[a-f0-9]{41,45}',
    ),
    isGenuine: (secret) => secret === secret.toLowerCase(),
    variable: 'CLOUDFLARE_API_KEY',
    remediation: globalKey,
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/',
    examples: [
      `CLOUDFLARE_API_KEY=${sample.hex(37)}`,
      `curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Key: ${sample.hex(37, 'curl')}"`,
      `cloudflareKey: '${sample.hex(37, 'js')}'`,
    ],
    counterexamples: [
      `api_key = ${sample.hex(37)}`,
      `cloudflare_commit: ${sample.hex(40)}`,
      `CLOUDFLARE_ZONE_ID=${sample.hex(32)}`,
    ],
  },
  {
    id: 'cloudflare-api-token-legacy',
    provider: 'Cloudflare',
    title: 'Cloudflare API token',
    severity: 'high',
    certainty: 'certain',
    keywords: [
      'cloudflare',
      'cf_token',
      'cf_api',
      'cf-api',
      'cfapi',
      'cftoken',
      'cf_dns',
      'authorization',
      'api_token',
      'apitoken',
      'dns_token',
      'wrangler',
    ],
    // A bare “apiToken” counts only without another provider's word before it.
    ...assigned(
      'cloudflare|wrangler|(?<![A-Za-z0-9])cf[_-]?(?:dns|api|token)|authorization|(?<![A-Za-z0-9_-])api[_-]?token|dns_token',
      '[A-Za-z0-9_-]{40}',
      'A-Za-z0-9_-',
    ),
    context: ['cloudflare', 'cf_', 'cf-api', 'cfapi', 'cftoken', 'wrangler'],
    // A random value mixes the three kinds; 40 hex digits would be a commit of git.
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    variable: 'CLOUDFLARE_API_TOKEN',
    remediation: token,
    source: 'https://developers.cloudflare.com/fundamentals/api/how-to/roll-token/',
    examples: [
      `CLOUDFLARE_API_TOKEN=${sample.base64url(40)}`,
      `new Cloudflare({ apiToken: '${sample.base64url(40, 'sdk')}' })`,
      `curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer ${sample.base64url(40, 'curl')}"`,
      `CF_API_TOKEN: "${sample.base64url(40, 'yaml')}"`,
    ],
    counterexamples: [
      `api_token = ${sample.base64url(40)}`,
      `cloudflare_ref: ${sample.hex(40)}`,
      'CLOUDFLARE_API_TOKEN=your-cloudflare-api-token-goes-right-here',
    ],
  },
  {
    id: 'cloudflare-origin-ca-key',
    provider: 'Cloudflare',
    title: 'Cloudflare Origin CA key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['v1.0-'],
    pattern: /(?<![A-Za-z0-9.])(?<secret>v1\.0-(?<random>[a-f0-9]{24}-[a-f0-9]{140,152}))(?![A-Za-z0-9])/g,
    variable: 'CLOUDFLARE_API_USER_SERVICE_KEY',
    remediation: {
      risk: 'issue and revoke Origin CA certificates for your zones',
      revokeAt: TOKENS,
      steps: [
        'Open “My Profile”, “API Tokens”, and under “API Keys” choose Change beside “Origin CA Key”.',
        'In each zone, open “SSL/TLS”, “Origin Server”, and revoke certificates that you did not request.',
      ],
      prevention: [
        'Use an API token with “SSL and Certificates: Edit” for one zone; the Origin CA key is being retired.',
      ],
    },
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    examples: [
      `X-Auth-User-Service-Key: v1.0-${sample.hex(24)}-${sample.hex(146)}`,
      `origin_ca_key = "v1.0-${sample.hex(24, 'tf')}-${sample.hex(146, 'tf')}"`,
    ],
    counterexamples: [`v1.0-${sample.hex(24)}-${sample.hex(40)}`, `v1.0-${'0'.repeat(24)}-${'0'.repeat(146)}`],
  },
)
