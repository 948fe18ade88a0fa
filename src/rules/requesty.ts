import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'requesty-api-key',
  provider: 'Requesty',
  title: 'Requesty API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['rqsty-sk-'],
  // base64; Requesty publishes no length.
  pattern: /(?<![A-Za-z0-9])(?<secret>rqsty-sk-(?<random>[A-Za-z0-9+/]{60,160}={0,2}))(?![A-Za-z0-9+/_=-])/g,
  variable: 'REQUESTY_API_KEY',
  remediation: {
    risk: 'call every model your Requesty organization has enabled, on its balance',
    revokeAt: 'https://app.requesty.ai/api-keys',
    steps: [
      'On the page “API Keys” of Requesty delete the rqsty-sk- key.',
      'Create one with a monthly limit, and set it as REQUESTY_API_KEY in your tools.',
      'Look at the analytics of the leaked key for models and volumes that are not yours.',
    ],
    prevention: ['Give each key a spend limit and the approved models of its use.'],
  },
  source: 'https://docs.requesty.ai/quickstart',
  examples: [`REQUESTY_API_KEY=rqsty-sk-${sample.base64(86)}==`, `"apiKey": "rqsty-sk-${sample.base64(88, 'r')}"`],
  counterexamples: ['REQUESTY_API_KEY=rqsty-sk-...', `rqsty-sk-${'x'.repeat(88)}`],
})
