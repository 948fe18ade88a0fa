import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'make-webhook-url',
  provider: 'Make',
  title: 'Make webhook',
  severity: 'low',
  certainty: 'certain',
  keywords: ['.make.com', 'integromat.com'],
  context: ['hook.'],
  pattern: /hook\.(?:(?:eu|us)\d\.)?(?:make|integromat)\.com\/(?<secret>[a-z0-9]{32})(?![A-Za-z0-9])/g,
  variable: 'MAKE_WEBHOOK_URL',
  remediation: {
    risk: 'start your scenario with data of their choice, and use up its operations',
    revokeAt: 'https://www.make.com/en/login',
    steps: [
      'In Make open “Webhooks”, delete the hook, and select a new one in the trigger module of the scenario.',
      'Enter the new address at the sending side, and look at the queue of the old one for foreign requests.',
    ],
    prevention: ['Add “API Key authentication” or an IP restriction to the webhook.'],
  },
  source: 'https://help.make.com/webhooks',
  examples: [
    `https://hook.eu1.make.com/${sample.base36(32)}`,
    `MAKE_WEBHOOK_URL="https://hook.us2.make.com/${sample.base36(32, 'm')}"`,
  ],
  counterexamples: [
    'https://hook.eu1.make.com/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    `https://www.make.com/${sample.base36(32)}`,
  ],
})
