import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'secret-token-uri',
  provider: 'RFC 8959',
  title: 'Secret in a secret-token URI',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['secret-token:'],
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>secret-token:(?<random>(?=[A-Za-z._~%-]{0,60}\d)[A-Za-z0-9._~%-]{16,200}))(?![A-Za-z0-9_-])/g,
  variable: 'SECRET_TOKEN',
  remediation: {
    risk: 'use whatever service issued it, since its issuer marked it as a secret by this scheme',
    revokeAt: 'https://www.rfc-editor.org/rfc/rfc8959',
    steps: [
      'Find the issuer: Census and other services hand out tokens that begin with secret-token, and the host beside it mostly tells.',
      'Revoke the token there, and put a new one where the program reads it.',
    ],
    prevention: ['Keep the scheme in front of the token: it lets scanners such as this one recognise it.'],
  },
  source: 'https://www.rfc-editor.org/rfc/rfc8959',
  examples: [
    `CENSUS_TOKEN=secret-token:${sample.base62(32)}`,
    `Authorization: Bearer secret-token:${sample.base62(40, 's')}`,
  ],
  counterexamples: ['secret-token:placeholder-for-your-token', `secret-token: ${sample.base62(32)}`],
})
