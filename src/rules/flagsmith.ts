import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'flagsmith-server-key',
  provider: 'Flagsmith',
  title: 'Flagsmith server-side environment key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['flagsmith'],
  // 22 letters and digits after `ser.`; client-side keys have no prefix and are public.
  pattern: /(?<![A-Za-z0-9])(?<secret>ser\.(?<random>(?=[A-Za-z]{0,21}\d)[A-Za-z0-9]{22}))(?![A-Za-z0-9_.-])/g,
  reach: { before: 400, after: 800 },
  context: ['flagsmith'],
  variable: 'FLAGSMITH_ENVIRONMENT_KEY',
  remediation: {
    risk: 'download the whole environment: every flag, segment rule and identity override',
    revokeAt: 'https://app.flagsmith.com/',
    steps: [
      'In Flagsmith open the environment, “SDK Keys”, “Server-side Environment Keys”, and remove the ser. key.',
      'Create one and set it as FLAGSMITH_ENVIRONMENT_KEY where local evaluation runs.',
    ],
    prevention: ['Use the client-side environment key in browsers and apps; it shows no segment rules.'],
  },
  source: 'https://docs.flagsmith.com/clients/server-side',
  examples: [
    `FLAGSMITH_ENVIRONMENT_KEY=ser.${sample.base62(22)}`,
    `new Flagsmith({ environmentKey: 'ser.${sample.base62(22, 'f')}' })`,
  ],
  counterexamples: ['FLAGSMITH_ENVIRONMENT_KEY=ser.your_environment_key_here', `KEY=ser.${sample.base62(22)}`],
})
