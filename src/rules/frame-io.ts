import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'frameio-api-token',
  provider: 'Frame.io',
  title: 'Frame.io developer token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['fio-u-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>fio-u-(?<random>[A-Za-z0-9_=-]{56,72}))(?![A-Za-z0-9_=-])/g,
  mode: 'unknown',
  variable: 'FRAMEIO_TOKEN',
  remediation: {
    risk: 'read and change the projects and assets of the account',
    revokeAt: 'https://developer.frame.io/app/tokens',
    steps: [
      'At developer.frame.io open “Tokens” and delete the fio-u- token.',
      'Create a developer token with asset and comment scopes only, if the integration just reviews footage.',
    ],
    prevention: ['Prefer an OAuth application, whose tokens expire.'],
  },
  source: 'https://developer.frame.io/docs/getting-started/authentication',
  examples: [`FRAMEIO_TOKEN=fio-u-${sample.base64url(64)}`, `token = 'fio-u-${sample.base64url(64, 'p')}'`],
  counterexamples: ['fio-u-token'],
})
