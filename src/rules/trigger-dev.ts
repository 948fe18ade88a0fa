import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'trigger-dev-secret-key',
  provider: 'Trigger.dev',
  title: 'Trigger.dev secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['tr_prod_', 'tr_dev_', 'tr_stg_', 'tr_preview_', 'tr_pat_'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>tr_(?<mode>prod|dev|stg|preview|pat)_(?:sk_)?(?=[A-Za-z]{0,48}[0-9])(?<random>[A-Za-z0-9]{18,48}))(?![A-Za-z0-9_])/g,
  mode: { marks: { prod: 'live', pat: 'live', dev: 'test', stg: 'test', preview: 'test' } },
  variable: 'TRIGGER_SECRET_KEY',
  remediation: {
    risk: 'run jobs in the environment and read their payloads',
    revokeAt: 'https://cloud.trigger.dev/',
    steps: [
      'Open the API keys page of the environment and regenerate the key; personal tokens are under Account, Tokens.',
      'Put the new key into the servers that trigger tasks.',
      'Look through the runs since the leak.',
    ],
    prevention: ['Use the key of the dev environment on your machine.', 'Pass short-lived public tokens to browsers.'],
  },
  source: 'https://trigger.dev/docs/apikeys',
  examples: [`TRIGGER_SECRET_KEY=tr_prod_${sample.base62(20)}`, `TRIGGER_ACCESS_TOKEN: tr_pat_${sample.base62(40)}`],
  counterexamples: [`tr_dev_${'x'.repeat(20)}`, 'attr_prod_configuration_value'],
})
