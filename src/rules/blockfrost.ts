import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'blockfrost-project-id',
  provider: 'Blockfrost',
  title: 'Blockfrost project_id',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['blockfrost'],
  // The network comes first; behind it stand 32 letters and digits.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<mode>mainnet|preprod|preview|testnet|ipfs)(?<random>(?=[A-Za-z]{0,31}\d)(?=[a-z0-9]{0,31}[A-Z])[A-Za-z0-9]{32}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['blockfrost'],
  mode: { marks: { mainnet: 'live', ipfs: 'live', preprod: 'test', preview: 'test', testnet: 'test' } },
  variable: 'BLOCKFROST_PROJECT_ID',
  remediation: {
    risk: 'use up the daily requests of your project; an ipfs one can pin and remove files',
    revokeAt: 'https://blockfrost.io/dashboard',
    steps: [
      'In the Blockfrost dashboard add a project for the same network, and use its project_id.',
      'Delete the project whose id leaked; pinned files belong to it, so pin them again first.',
    ],
    prevention: ['Let a backend of yours add the project_id header, since Blockfrost counts every visitor who has it.'],
  },
  source: 'https://blockfrost.dev/overview/getting-started',
  examples: [
    `BLOCKFROST_PROJECT_ID=mainnet${sample.base62(32)}`,
    `new BlockFrostAPI({ projectId: 'preprod${sample.base62(32, 'p')}' })`,
  ],
  counterexamples: [
    'BLOCKFROST_PROJECT_ID=mainnet_project_id',
    'BLOCKFROST_PROJECT_ID=mainnetXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    `NETWORK=mainnet${sample.base62(32)}`,
  ],
})
