import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'pagarme-secret-key',
    provider: 'Pagar.me',
    title: 'Pagar.me API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ak_live_', 'ak_test_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>ak_(?<mode>live|test)_(?<random>[A-Za-z0-9]{24,40}))(?![A-Za-z0-9])/g,
    mode: { marks: { live: 'live', test: 'test' } },
    variable: 'PAGARME_API_KEY',
    remediation: {
      risk: 'charge cards and transfer the balance of the account',
      revokeAt: 'https://dash.pagar.me/',
      steps: [
        'In the Pagar.me dashboard open “Configurações”, “Chaves”, and make a new ak_ key.',
        'Let the shop pay once with it, then disable the leaked ak_ key.',
        'Check transfers and recipients for changes since the leak.',
      ],
      prevention: [
        'Use ak_test_ keys in development.',
        'Move to the newer API, whose keys can be limited to IP addresses.',
      ],
    },
    source: 'https://docs.pagar.me/',
    examples: [`PAGARME_API_KEY=ak_live_${sample.base62(30)}`, `{ "api_key": "ak_test_${sample.base62(30, 'test')}" }`],
    counterexamples: [`break_live_${sample.base62(30)}`, `ak_live_${'x'.repeat(30)}`],
  },
  {
    id: 'pagarme-secret-key-v5',
    provider: 'Pagar.me',
    title: 'Pagar.me secret key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['pagarme', 'pagar.me'],
    pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?:(?<mode>test)_)?(?<random>[A-Za-z0-9]{16,32}))(?![A-Za-z0-9])/g,
    reach: { after: 300 },
    context: ['pagarme', 'pagar.me'],
    mode: { marks: { test: 'test' }, otherwise: 'live' },
    precedence: 1,
    variable: 'PAGARME_SECRET_KEY',
    remediation: {
      risk: 'create orders, charge cards and read customers',
      revokeAt: 'https://dash.pagar.me/',
      steps: [
        'Open the account in the Pagar.me dashboard, “Configurações”, “Chaves”, and make a new secret key for the account.',
        'Replace it in the server that creates orders, then disable the leaked sk_ key.',
        'Look for orders and charges that your shop did not make.',
      ],
      prevention: ['Add the addresses of your servers to the allowlist of IPs in the Pagar.me dashboard.'],
    },
    source: 'https://docs.pagar.me/',
    examples: [
      `PAGARME_SECRET_KEY=sk_${sample.base62(24, 'pagarme')}`,
      `pagarme.secret = 'sk_test_${sample.base62(24, 'pagarme')}'`,
    ],
    counterexamples: [`PAGARME_SECRET_KEY=sk_${'x'.repeat(24)}`],
  },
)
