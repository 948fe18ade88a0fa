import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'zapier-webhook',
  provider: 'Zapier',
  title: 'Zapier catch hook URL',
  severity: 'low',
  certainty: 'certain',
  keywords: ['hooks.zapier.com'],
  // `silent/` and a version may stand in the path; slashes are escaped in some JSON.
  pattern:
    /(?<![A-Za-z0-9.-])(?<secret>hooks\.zapier\.com\\?\/hooks\\?\/catch\\?\/(?<random>\d{3,12}\\?\/(?:v\d\\?\/|silent\\?\/)?[A-Za-z0-9]{4,32}))(?![A-Za-z0-9])/g,
  variable: 'ZAPIER_WEBHOOK_URL',
  remediation: {
    risk: 'start your Zap with data of their choice, as often as your task quota lasts',
    revokeAt: 'https://zapier.com/app/zaps',
    steps: [
      'Turn the Zap off, so that calls to this URL do nothing.',
      'Duplicate the Zap or add the “Webhooks by Zapier” trigger anew: that gives another URL, which you enter at the sender.',
      'Look through the Zap history for runs you did not cause.',
    ],
    prevention: [
      'Send a secret in a field or header and let a filter step stop runs without it.',
      'Keep the URL in an environment variable of the sender.',
    ],
  },
  source: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks',
  examples: [
    `ZAPIER_WEBHOOK_URL=https://hooks.zapier.com/hooks/catch/${sample.digits(7)}/${sample.base36(7)}/`,
    `"url": "https:\\/\\/hooks.zapier.com\\/hooks\\/catch\\/${sample.digits(8)}\\/${sample.base36(7, 'b')}\\/"`,
  ],
  counterexamples: [
    'https://hooks.zapier.com/hooks/catch/123456/abcdef/',
    'https://hooks.zapier.com/hooks/catch/<account>/<hook>/',
    `https://hooks.zapier.com/hooks/standard/${sample.digits(7)}/${sample.base36(7)}/`,
  ],
})
