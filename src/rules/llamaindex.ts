import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'llamaindex-api-key',
  provider: 'LlamaIndex',
  title: 'LlamaCloud API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['llx-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>llx-(?<random>[A-Za-z0-9]{40,60}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'LLAMA_CLOUD_API_KEY',
  remediation: {
    risk: 'parse and read the documents of your LlamaCloud project',
    revokeAt: 'https://cloud.llamaindex.ai/api-key',
    steps: [
      'In LlamaCloud choose the project, “API Keys”, and revoke the llx- key.',
      'Generate another for the project and deploy it.',
    ],
    prevention: ['Keep a LlamaCloud project for each application; a key opens the indexes of its project only.'],
  },
  source: 'https://docs.cloud.llamaindex.ai/llamacloud/getting_started/api_key',
  examples: [`LLAMA_CLOUD_API_KEY=llx-${sample.base62(48)}`, `api_key="llx-${sample.base62(48, 'p')}"`],
  counterexamples: ['llx-your-key'],
})
