import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'coingecko-api-key',
  provider: 'CoinGecko',
  title: 'CoinGecko API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['coingecko', 'x_cg_', 'x-cg-'],
  context: ['coingecko', 'x_cg_', 'x-cg-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>CG-(?<random>[A-Za-z0-9]{22,32}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'COINGECKO_API_KEY',
  remediation: {
    risk: 'make CoinGecko calls until the monthly credits of your plan are gone',
    revokeAt: 'https://www.coingecko.com/en/developers/dashboard',
    steps: [
      'In the developer dashboard delete the CG- key and press “Add New Key”.',
      'Replace it in the x_cg_pro_api_key or x_cg_demo_api_key parameter of your services.',
    ],
    prevention: ['Call the API from your server with the key in a header; a URL with the key ends up in logs.'],
  },
  source: 'https://docs.coingecko.com/reference/setting-up-your-api-key',
  examples: [
    `COINGECKO_API_KEY=CG-${sample.base62(24)}`,
    `https://api.coingecko.com/api/v3/ping?x_cg_demo_api_key=CG-${sample.base62(24, 'c')}`,
  ],
  counterexamples: [`KEY=CG-${sample.base62(24)}`, 'COINGECKO_API_KEY=CG-your-api-key'],
})
