import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'porkbun-secret-key',
    provider: 'Porkbun',
    title: 'Porkbun secret API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sk1_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>sk1_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    companion: { rule: 'porkbun-api-key' },
    variable: 'PORKBUN_SECRET_API_KEY',
    remediation: {
      risk: 'with the pk1_ key change the DNS records of your domains, which is enough to get certificates and mail for them',
      revokeAt: 'https://porkbun.com/account/api',
      steps: [
        'Delete the key pair on the page “API Access” of the Porkbun account and create another.',
        'Give it to the ACME or DNS client, and check every zone for records that changed.',
      ],
      prevention: ['Switch API access on only for the domains that need it (“API Access” in the domain’s details).'],
    },
    source: 'https://porkbun.com/api/json/v3/documentation',
    examples: [`PORKBUN_SECRET_API_KEY=sk1_${sample.hex(64)}`, `"secretapikey": "sk1_${sample.hex(64, 'p')}"`],
    counterexamples: ['PORKBUN_SECRET_API_KEY=sk1_xxxxx', `sk1_${'0'.repeat(64)}`],
  },
  {
    id: 'porkbun-api-key',
    provider: 'Porkbun',
    title: 'Porkbun API key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['pk1_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>pk1_(?<random>[0-9a-f]{64}))(?![A-Za-z0-9_-])/g,
    variable: 'PORKBUN_API_KEY',
    remediation: {
      risk: 'name your key pair in requests, which fail without the secret key',
      revokeAt: 'https://porkbun.com/account/api',
      steps: [
        'Look for the sk1_ key of the pair in the same commit: if it is there, delete the pair under “API Access”.',
      ],
      prevention: ['Store both halves in the secret store of the DNS client.'],
    },
    source: 'https://porkbun.com/api/json/v3/documentation',
    examples: [`PORKBUN_API_KEY=pk1_${sample.hex(64)}`, `"apikey": "pk1_${sample.hex(64, 'p')}"`],
    counterexamples: ['PORKBUN_API_KEY=pk1_xxxxx', `pk1_${'0'.repeat(64)}`],
  },
)
