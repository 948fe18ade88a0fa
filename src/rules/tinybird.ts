import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tinybird-token',
  provider: 'Tinybird',
  title: 'Tinybird token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['p.eyJ1'],
  pattern: /(?<![A-Za-z0-9])(?<secret>p\.eyJ1(?<random>[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{40,60}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  precedence: 1,
  variable: 'TINYBIRD_TOKEN',
  remediation: {
    risk: 'read or change the data sources the token is scoped to',
    revokeAt: 'https://app.tinybird.co/tokens',
    steps: ['Open Tokens, choose the token, and refresh it.', 'Deploy the new value; the old one stops at once.'],
    prevention: ['Use tokens scoped to one pipe, or JWTs that expire, in applications.'],
  },
  source: 'https://www.tinybird.co/docs/get-started/administration/auth-tokens',
  examples: [
    `TINYBIRD_TOKEN=p.eyJ1${sample.base64url(80)}.${sample.base64url(43)}`,
    `token=p.eyJ1${sample.base64url(80, 'q')}.${sample.base64url(43, 'q')}`,
  ],
  counterexamples: ['p.eyJ1'],
})
