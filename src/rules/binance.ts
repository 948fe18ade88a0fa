import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'binance-api-secret',
  provider: 'Binance',
  title: 'Binance API secret',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['binance'],
  // In the arguments of a client, the secret comes after the key, which has the same shape.
  ...assigned(
    'binance[A-Za-z0-9_.]{0,16}secret|binance[A-Za-z0-9_.]{0,24}\\([^()]{0,160}api[_-]?secret',
    '(?=[A-Za-z]{0,63}[0-9])[A-Za-z0-9]{64}',
  ),
  variable: 'BINANCE_API_SECRET',
  remediation: {
    risk: 'trade on your account with the permissions of the key, and withdraw if that is enabled and no address is fixed',
    revokeAt: 'https://www.binance.com/en/my/settings/api-management',
    steps: [
      'On the page “API Management” delete the key at once; do not wait for the new one.',
      'Check open orders, trades and withdrawals, and “Account Activity”.',
      'Create another with “Restrict access to trusted IPs only”, without “Enable Withdrawals”.',
    ],
    prevention: [
      'Use the Spot Testnet while you develop, and an Ed25519 key, whose private half never leaves your machine.',
    ],
  },
  source: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api',
  examples: [
    `BINANCE_API_SECRET=${sample.base62(64)}`,
    `client = binance.Client(\n  api_secret='${sample.base62(64, 'b')}',\n)`,
  ],
  counterexamples: [`API_SECRET=${sample.base62(64)}`, `BINANCE_API_SECRET=${'x'.repeat(64)}`],
})
