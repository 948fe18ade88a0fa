import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'mem0-api-key',
  provider: 'Mem0',
  title: 'Mem0 API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['mem0'],
  context: ['mem0'],
  pattern: /(?<![A-Za-z0-9])(?<secret>m0-(?<random>(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{24,64}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'MEM0_API_KEY',
  remediation: {
    risk: 'read, change and erase the memories of all users of your organization',
    revokeAt: 'https://app.mem0.ai/dashboard/api-keys',
    steps: [
      'Delete the m0- key under “API Keys” of the Mem0 dashboard and create another.',
      'Deploy it as MEM0_API_KEY, then look through recent memories for entries your agents did not write.',
    ],
    prevention: ['Keep users of different stages in Mem0 projects of their own, each with its key.'],
  },
  source: 'https://docs.mem0.ai/api-reference',
  examples: [
    `MEM0_API_KEY=m0-${sample.base62(40)}`,
    `from mem0 import MemoryClient\nclient = MemoryClient(api_key="m0-${sample.base62(40, 'm')}")`,
  ],
  counterexamples: [`KEY=m0-${sample.base62(40)}`, 'MEM0_API_KEY=m0-your-api-key'],
})
