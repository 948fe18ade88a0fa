import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'replicate-api-token',
  provider: 'Replicate',
  title: 'Replicate API token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['r8_'],
  // 37 characters observed. An upper-case letter is demanded, so that a name like `r8_<digest>` stays out.
  pattern: /(?<![A-Za-z0-9])(?<secret>r8_(?<random>(?=[a-z0-9]{0,74}[A-Z])[A-Za-z0-9]{33,74}))(?![A-Za-z0-9_-])/g,
  variable: 'REPLICATE_API_TOKEN',
  remediation: {
    risk: 'start predictions and trainings that you pay for, and read the inputs and outputs of your own',
    revokeAt: 'https://replicate.com/account/api-tokens',
    steps: [
      'Enter a name under “API tokens”, press “Create token”, and set it as REPLICATE_API_TOKEN.',
      'Press “Disable” beside the leaked token, and cancel predictions and trainings that are still running for a stranger.',
      'Look through “Predictions” and “Billing” for models you never ran.',
    ],
    overlap: 'An account can have several tokens at once.',
    prevention: [
      'Use one token for each application, so that disabling one stops nothing else.',
      'Set a monthly spend limit on the billing page.',
    ],
  },
  source: 'https://replicate.com/docs/topics/security/api-tokens',
  examples: [
    `export REPLICATE_API_TOKEN=r8_${sample.base62(37)}`,
    `new Replicate({ auth: "r8_${sample.base62(37, 'js')}" })`,
  ],
  counterexamples: [
    'REPLICATE_API_TOKEN=r8_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    `convert_r8_${sample.hex(40)}`,
    `cr8_${sample.base62(37)}`,
  ],
})
