import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'infura-api-key',
    provider: 'Infura',
    title: 'Infura API key',
    severity: 'low',
    certainty: 'likely',
    keywords: ['infura'],
    ...assigned('infura[A-Za-z0-9_.-]{0,16}(?:key|secret|token|id)', '[0-9a-f]{32}'),
    variable: 'INFURA_API_KEY',
    remediation: {
      risk: 'send JSON-RPC requests as your project until its daily credits are used up',
      revokeAt: 'https://developer.metamask.io/',
      steps: [
        'In the MetaMask Developer dashboard (formerly Infura) delete the API key, and create one with the same networks.',
        'Replace it in the URLs under infura.io/v3 of wallets, scripts and CI.',
      ],
      prevention: ['Require the API key secret, or set allowlists of contracts, origins and user agents.'],
    },
    source: 'https://docs.metamask.io/services/',
    examples: [`INFURA_API_KEY=${sample.hex(32)}`, `infuraProjectId: "${sample.hex(32, 'i')}"`],
    counterexamples: [`API_KEY=${sample.hex(32)}`, `INFURA_API_KEY=${'0'.repeat(32)}`],
  },
  {
    id: 'infura-api-key-url',
    provider: 'Infura',
    title: 'Infura endpoint with API key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['infura.io'],
    context: ['infura.io'],
    pattern: /infura\.io\/(?:ws\/)?v3\/(?<secret>[0-9a-f]{32})(?![0-9A-Za-z])/g,
    precedence: 1,
    variable: 'INFURA_URL',
    remediation: {
      risk: 'query Ethereum and the other networks of the key through Infura on your account',
      revokeAt: 'https://developer.metamask.io/',
      steps: [
        'Create another key in the MetaMask Developer dashboard and change the endpoint in your configuration.',
        'Delete the key that stands in the leaked URL.',
      ],
      prevention: ['Read the endpoint from the environment: hardhat vars keeps it out of hardhat.config.'],
    },
    source: 'https://docs.metamask.io/services/',
    examples: [
      `https://mainnet.infura.io/v3/${sample.hex(32)}`,
      `new WebSocketProvider("wss://sepolia.infura.io/ws/v3/${sample.hex(32, 'w')}")`,
    ],
    counterexamples: ['https://mainnet.infura.io/v3/YOUR-API-KEY', `https://example.org/v3/${sample.hex(32)}`],
  },
)
