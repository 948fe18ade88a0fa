import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'etherscan-api-key',
  provider: 'Etherscan',
  title: 'Etherscan API key',
  severity: 'low',
  certainty: 'likely',
  keywords: ['etherscan', 'polygonscan', 'bscscan', 'arbiscan', 'basescan', 'snowtrace'],
  ...assigned('(?:ether|polygon|bsc|arbi|base)scan|snowtrace', '(?=[A-Z]{0,33}[0-9])[A-Z0-9]{34}'),
  isGenuine: (secret) => !/[a-z]/.test(secret),
  variable: 'ETHERSCAN_API_KEY',
  remediation: {
    risk: 'use up the calls of your explorer key; a contract can be verified with any key',
    revokeAt: 'https://etherscan.io/apidashboard',
    steps: [
      'On the page “API Dashboard” of Etherscan remove the key and press “Add”; one key serves all chains of API V2.',
      'Set it as ETHERSCAN_API_KEY for Hardhat or Foundry.',
    ],
    prevention: ['Read the key in hardhat.config with vars.get, so that it is in no file of the repository.'],
  },
  source: 'https://docs.etherscan.io/getting-an-api-key',
  examples: [`ETHERSCAN_API_KEY=${sample.upper36(34)}`, `etherscan: { apiKey: "${sample.upper36(34, 'e')}" }`],
  counterexamples: ['ETHERSCAN_API_KEY=your_etherscan_api_key', `API_KEY=${sample.upper36(34)}`],
})
