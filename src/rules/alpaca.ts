import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'alpaca-secret-key',
  provider: 'Alpaca',
  title: 'Alpaca secret key',
  severity: 'critical',
  certainty: 'likely',
  keywords: ['alpaca', 'apca'],
  // 40 characters, 44 in pairs made since 2025, as observed.
  ...assigned('(?:alpaca|apca)[A-Za-z_.-]{0,12}secret', '(?:[A-Za-z0-9]{40}|[A-Za-z0-9]{44})'),
  mode: 'unknown',
  variable: 'APCA_API_SECRET_KEY',
  remediation: {
    risk: 'trade with the money of the account: place and cancel orders and close positions, though not withdraw to a bank',
    revokeAt: 'https://app.alpaca.markets/dashboard/overview',
    steps: [
      'In the Alpaca dashboard choose the live or the paper account, find “API Keys” on its home page, and regenerate the pair: the old key ID and secret stop together.',
      'Put both APCA-API-KEY-ID and APCA-API-SECRET-KEY into the bot.',
      'Look at the orders of the account since the leak, and at the addresses allowed for crypto transfers.',
    ],
    prevention: ['Test with the paper account: its keys begin with PK and cannot reach the live one.'],
  },
  source: 'https://alpaca.markets/learn/api-key-security-best-practices-for-alpaca-builders',
  examples: [`APCA_API_SECRET_KEY=${sample.base62(40)}`, `ALPACA_SECRET_KEY: "${sample.base62(44, 'a')}"`],
  counterexamples: [
    'ALPACA_SECRET_KEY=your_alpaca_secret_key_here',
    `ALPACA_API_KEY=PK${sample.upper36(18)}`,
    `SECRET_KEY=${sample.base62(40)}`,
  ],
})
