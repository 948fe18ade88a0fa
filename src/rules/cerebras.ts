import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cerebras-api-key',
  provider: 'Cerebras',
  title: 'Cerebras API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['csk-'],
  // 48 characters observed. A digit is demanded: a chain of letters would be a word.
  pattern: /(?<![A-Za-z0-9])(?<secret>csk-(?<random>(?=[a-z]{0,96}\d)[a-z0-9]{40,96}))(?![A-Za-z0-9_-])/g,
  variable: 'CEREBRAS_API_KEY',
  remediation: {
    risk: 'use the token quota and the balance of your Cerebras organization for inference',
    revokeAt: 'https://cloud.cerebras.ai/',
    steps: [
      'Choose “API Keys” in the left bar of Cerebras Cloud, and press “Generate API Key”.',
      'Hand the new csk- key to whatever reads CEREBRAS_API_KEY.',
      'Delete the leaked one in the list; “Analytics” shows requests and tokens for the days in question.',
    ],
    prevention: ['Issue one csk- key for each application, and keep the prepaid balance low.'],
  },
  source: 'https://inference-docs.cerebras.ai/',
  examples: [`CEREBRAS_API_KEY=csk-${sample.base36(48)}`, `Cerebras(api_key="csk-${sample.base36(48, 'py')}")`],
  counterexamples: [`csk-${'x'.repeat(48)}`, 'CEREBRAS_API_KEY=csk-your-key', `desccsk-${sample.base36(48)}`],
})
