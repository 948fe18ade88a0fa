import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'quicknode-endpoint',
  provider: 'QuickNode',
  title: 'QuickNode endpoint token',
  severity: 'low',
  certainty: 'certain',
  keywords: ['.quiknode.pro'],
  context: ['.quiknode.pro'],
  pattern: /\.quiknode\.pro\/(?<secret>[0-9a-f]{40})(?![0-9A-Za-z])/g,
  variable: 'QUICKNODE_URL',
  remediation: {
    risk: 'use the node behind this endpoint, so that its API credits are billed to you',
    revokeAt: 'https://dashboard.quicknode.com/endpoints',
    steps: [
      'Open the endpoint in the QuickNode dashboard, “Security”, “Tokens”, and add a token.',
      'Change the URLs to it and delete the leaked token.',
    ],
    overlap: 'An endpoint can hold several tokens.',
    prevention: ['Switch on referrer, IP or JWT authentication for the endpoint.'],
  },
  source: 'https://www.quicknode.com/docs/welcome',
  examples: [
    `https://smart-lively-sun.solana-mainnet.quiknode.pro/${sample.hex(40)}/`,
    `RPC_URL="wss://quiet-dry-moon.quiknode.pro/${sample.hex(40, 'q')}"`,
  ],
  counterexamples: ['https://example.quiknode.pro/YOUR_TOKEN/', `https://example.org/${sample.hex(40)}/`],
})
