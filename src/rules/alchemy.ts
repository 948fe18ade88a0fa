import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'alchemy-api-key',
  provider: 'Alchemy',
  title: 'Alchemy API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['.alchemy.com', 'alchemyapi.io'],
  context: ['alchemy'],
  pattern:
    /(?:g\.alchemy\.com|alchemyapi\.io)\/(?:v2|nft\/v\d|prices\/v\d|data\/v\d)\/(?<secret>(?=[A-Za-z_-]{0,31}\d)[A-Za-z0-9_-]{20,44})(?![A-Za-z0-9_-])/g,
  variable: 'ALCHEMY_API_KEY',
  remediation: {
    risk: 'use up the compute units of your app, or run up its bill',
    revokeAt: 'https://dashboard.alchemy.com/apps',
    steps: [
      'Open the app in the Alchemy dashboard, “Networks” or “API key”, and rotate the key.',
      'Replace it in hardhat.config, .env and front ends, and delete the old one.',
    ],
    prevention: [
      'Set allowlists for domains, addresses and contracts of the app, because keys in front ends are seen.',
    ],
  },
  source: 'https://www.alchemy.com/docs/how-to-create-access-tokens',
  examples: [
    `url: "https://eth-mainnet.g.alchemy.com/v2/${sample.base62(32)}"`,
    `RPC_URL=wss://polygon-mainnet.g.alchemy.com/v2/${sample.base64url(32, 'a')}`,
  ],
  counterexamples: [
    'https://eth-mainnet.g.alchemy.com/v2/YOUR_API_KEY_GOES_RIGHT_HERE',
    `https://example.org/v2/${sample.base62(32)}`,
  ],
})
