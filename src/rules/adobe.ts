import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'adobe-client-secret',
  provider: 'Adobe',
  title: 'Adobe client secret',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['p8e-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>p8e-(?<random>[A-Za-z0-9_-]{28,40}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  variable: 'ADOBE_CLIENT_SECRET',
  remediation: {
    risk: 'get tokens for your application and reach the APIs it was granted',
    revokeAt: 'https://developer.adobe.com/console/projects',
    steps: [
      'In the Adobe Developer Console open the project, its “OAuth Server-to-Server” credential, and choose “Add new client secret”.',
      'Put the new p8e- secret into the service that asks Adobe IMS for tokens, then delete the leaked one in the same list.',
    ],
    prevention: ['Ask only for the scopes the integration uses.'],
  },
  source: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
  examples: [`ADOBE_CLIENT_SECRET=p8e-${sample.base64url(32)}`, `client_secret: "p8e-${sample.base64url(32, 'y')}"`],
  counterexamples: ['p8e-secret'],
})
