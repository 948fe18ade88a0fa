import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'klarna-api-key',
    provider: 'Klarna',
    title: 'Klarna API key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['klarna_live_api_', 'klarna_test_api_'],
    // 150 to 250 characters of base64; names such as klarna_live_api_username are far shorter.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>klarna_(?<mode>live|test)_api_(?<random>[A-Za-z0-9+/-]{60,400}={0,2}))(?![A-Za-z0-9+/_-])/g,
    mode: { marks: { live: 'live', test: 'test' } },
    variable: 'KLARNA_API_KEY',
    remediation: {
      risk: 'capture and refund orders, and read settlements, for your merchant account',
      revokeAt: 'https://portal.klarna.com/',
      steps: [
        'In the Merchant portal open Settings, “API credentials”, and choose “Generate new API key”.',
        'Deploy username and key together, then disable the leaked credential in the list.',
        'Look through captures and refunds in Orders since the leak.',
      ],
      prevention: [
        'Make one credential for each integration, named after it, so that one can be disabled alone.',
        'Develop in the playground with klarna_test_ keys.',
      ],
    },
    source: 'https://docs.klarna.com/acquirer/klarna/get-started/',
    examples: [
      `KLARNA_API_KEY=klarna_live_api_${sample.base62(164)}`,
      `password: 'klarna_test_api_${sample.base64(158)}=='`,
    ],
    counterexamples: [
      'klarna_live_api_password',
      'klarna_live_api_username = settings.klarna_live_api_username_from_the_environment',
      `klarna_live_client_${sample.base62(120)}`,
      `klarna_test_api_${'x'.repeat(160)}`,
    ],
  },
  {
    id: 'klarna-api-key-legacy',
    provider: 'Klarna',
    title: 'Klarna API password',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['klarna'],
    // The user name, K or PK (playground), then the 16 characters that follow it on the same line or the next.
    pattern:
      /(?<![A-Za-z0-9])(?<mode>PK|K)[0-9]{4,12}_[a-f0-9]{12}(?![A-Za-z0-9])[^\n]{0,60}?(?:\n[^\n]{0,60}?)?(?<![A-Za-z0-9_-])(?<secret>(?=[A-Za-z]{0,15}[0-9])(?=[0-9]{0,15}[A-Za-z])[A-Za-z0-9]{16})(?![A-Za-z0-9_-])/g,
    reach: { before: 900, after: 900 },
    context: ['klarna'],
    mode: { marks: { k: 'live', pk: 'test' } },
    variable: 'KLARNA_PASSWORD',
    remediation: {
      risk: 'capture and refund the orders of the merchant id that stands in the user name',
      revokeAt: 'https://portal.klarna.com/',
      steps: [
        'In the Merchant portal open Settings, “API credentials”, and find the user name that begins with K and your merchant id.',
        'Generate a credential of the new form (klarna_live_api_…), deploy it, and delete the old user name.',
        'Look through captures and refunds in Orders since the leak.',
      ],
      prevention: ['Use playground credentials (PK…) in development and fixtures.'],
    },
    source: 'https://docs.klarna.com/acquirer/klarna/get-started/',
    examples: [
      `KLARNA_USERNAME=K${sample.digits(6)}_${sample.hex(12)}\nKLARNA_PASSWORD=${sample.base62(16)}`,
      `curl https://api.playground.klarna.com -u PK${sample.digits(5)}_${sample.hex(12)}:${sample.base62(16, 'curl')}`,
    ],
    counterexamples: [
      `K${sample.digits(6)}_${sample.hex(12)}\nPASSWORD=${sample.base62(16)}`,
      `KLARNA_PASSWORD=${sample.base62(16)}`,
    ],
  },
)
