import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'modal-token-secret',
  provider: 'Modal',
  title: 'Modal token secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['modal_token', 'modal token', 'modal.toml', '"ak-'],
  context: ['modal', 'token_id'],
  // `as-` and 22 letters and digits, as Kingfisher’s kingfisher.modal.1 has it. The token id, `ak-`, opens nothing alone;
  // in ~/.modal.toml it stands one line above and the word modal nowhere.
  pattern: /(?<![A-Za-z0-9])(?<secret>as-(?<random>(?=[a-z0-9]{0,21}[A-Z])[A-Za-z0-9]{22}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'MODAL_TOKEN_SECRET',
  remediation: {
    risk: 'deploy and run functions in your workspace at your cost, and read its secrets from inside them',
    revokeAt: 'https://modal.com/settings/tokens',
    steps: [
      'Delete the token by its ak- id on the page “API Tokens” of the Modal settings.',
      'Run modal token new on your machine, and make a service user token for CI.',
      'Look at “Apps” and “Usage” for functions that are not yours.',
    ],
    prevention: ['Give CI a service user limited to one environment, and set a budget for the workspace.'],
  },
  source: 'https://modal.com/docs/reference/modal.config',
  examples: [
    `[default]\ntoken_id = "ak-${sample.base62(22, 'ti')}"\ntoken_secret = "as-${sample.base62(22, 'ts')}"`,
    `MODAL_TOKEN_SECRET=as-${sample.base62(22)}`,
    `modal token set --token-id ak-${sample.base62(22, 'i')} --token-secret as-${sample.base62(22, 'm')}`,
  ],
  counterexamples: [`SECRET=as-${sample.base62(22)}`, 'MODAL_TOKEN_SECRET=as-xxxxxxxxxxxxxxxxxxxxxx'],
})
