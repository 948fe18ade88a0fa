import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'langsmith-api-key',
  provider: 'LangChain',
  title: 'LangSmith API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['lsv2_pt_', 'lsv2_sk_'],
  // `pt`: of a person, `sk`: of a service.
  pattern: /(?<![A-Za-z0-9])(?<secret>lsv2_(?:pt|sk)_(?<random>[0-9a-f]{28,64}_[0-9a-f]{8,20}))(?![A-Za-z0-9_-])/g,
  variable: 'LANGSMITH_API_KEY',
  remediation: {
    risk: 'read the traces of your applications, with prompts, answers and user data, and change prompts in the hub',
    revokeAt: 'https://smith.langchain.com/settings',
    steps: [
      'Open Settings, “API Keys”, in LangSmith, and choose “Personal Access Token” for lsv2_pt_ or “Service Key” for lsv2_sk_.',
      'Create a replacement in the same workspace, and set it as LANGSMITH_API_KEY (LANGCHAIN_API_KEY in older code).',
      'Delete the leaked one in the table.',
      'Check the commits of your prompts: deployed code may pull one that was changed.',
    ],
    prevention: [
      'Set an expiration when you create the key, and scope service keys to one workspace.',
      'Hide inputs and outputs in traces (LANGSMITH_HIDE_INPUTS) where they hold personal data.',
    ],
  },
  source:
    'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
  examples: [
    `LANGCHAIN_API_KEY=lsv2_pt_${sample.hex(32)}_${sample.hex(10)}`,
    `"x-api-key": "lsv2_sk_${sample.hex(32, 'json')}_${sample.hex(10, 'json')}"`,
  ],
  counterexamples: ['LANGSMITH_API_KEY=lsv2_pt_...', `lsv2_pt_${'0'.repeat(32)}_${'0'.repeat(10)}`],
})
