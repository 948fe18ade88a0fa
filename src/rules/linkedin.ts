import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'linkedin-client-secret',
  provider: 'LinkedIn',
  title: 'LinkedIn client secret',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['linkedin', 'linked_in'],
  ...assigned('linked_?in', '(?:WPL_AP1\\.)?[A-Za-z0-9]{14,16}(?:\\.[A-Za-z0-9=]{6,10})?'),
  mode: 'unknown',
  isGenuine: (secret) => /\d/.test(secret) && /[A-Za-z]/.test(secret),
  variable: 'LINKEDIN_CLIENT_SECRET',
  remediation: {
    risk: 'get tokens for your application',
    revokeAt: 'https://www.linkedin.com/developers/apps',
    steps: [
      'Open the app, Auth, and generate a new client secret.',
      'Exchange it in the service that asks for tokens; LinkedIn keeps both until you delete the old one.',
    ],
    prevention: ['Ask for the products and scopes in use only.'],
  },
  source: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow',
  examples: [`LINKEDIN_CLIENT_SECRET=${sample.base62(16, 'a4')}`, `linkedinSecret: '${sample.base62(16, 'y')}'`],
  counterexamples: ['LINKEDIN_CLIENT_SECRET=yourclientsecret'],
})
