import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'helius-api-key',
  provider: 'Helius',
  title: 'Helius API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['helius-rpc.com', 'helius.xyz'],
  context: ['helius'],
  pattern:
    /helius(?:-rpc\.com|\.xyz)\/[^\s"'?]{0,80}\?api-key=(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/g,
  variable: 'HELIUS_API_KEY',
  remediation: {
    risk: 'spend the credits of your plan, and change your webhooks',
    revokeAt: 'https://dashboard.helius.dev/api-keys',
    steps: [
      'Add a key on the page “API Keys” of the Helius dashboard and change the RPC URLs to it.',
      'Remove the leaked key; if it could write, look at “Webhooks” for delivery addresses that are not yours.',
    ],
    prevention: ['Use the secure RPC URL of the key in front ends, and restrict keys to domains.'],
  },
  source: 'https://www.helius.dev/docs',
  examples: [
    `https://mainnet.helius-rpc.com/?api-key=${sample.uuid()}`,
    `fetch("https://api.helius.xyz/v0/transactions?api-key=${sample.uuid('h')}")`,
  ],
  counterexamples: [
    'https://mainnet.helius-rpc.com/?api-key=YOUR_API_KEY',
    `https://example.org/?api-key=${sample.uuid()}`,
  ],
})
