import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'workato-api-token',
  provider: 'Workato',
  title: 'Workato API client token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['wrkaus-', 'wrkaeu-', 'wrkajp-', 'wrkasg-', 'wrkaau-', 'wrkail-', 'wrkatrial-'],
  // The data centre, then a JWT.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>wrka[a-z]{2,8}-eyJ[A-Za-z0-9_-]{8,200}\.[A-Za-z0-9_-]{16,2000}\.(?<random>[A-Za-z0-9_-]{64,800}))(?![A-Za-z0-9_-])/g,
  reach: { after: 3200 },
  precedence: 1,
  variable: 'WORKATO_API_TOKEN',
  remediation: {
    risk: 'read and change the recipes, connections and properties of the workspace, as far as the role of the API client goes',
    revokeAt: 'https://app.workato.com/members/api/clients',
    steps: [
      'In Workato open “Workspace admin”, “API clients”, the client, and refresh its token; the old one ends at once.',
      'Set the new token in the pipeline that deploys recipe packages.',
      'Read the activity audit log for recipes and connections that were changed or started.',
    ],
    prevention: ['Give each API client a client role with single projects and endpoints, and an IP allowlist.'],
  },
  source: 'https://docs.workato.com/workato-api/api-clients.html',
  examples: [
    `WORKATO_API_TOKEN=wrkaus-${sample.jwt({ sub: sample.uuid(), iat: 1700000000 }, 340)}`,
    `Authorization: Bearer wrkaeu-${sample.jwt({ sub: sample.uuid('w') }, 342)}`,
  ],
  counterexamples: ['export DEV_API_TOKEN=wrkaus-eyJ0eXAi...', 'wrkaus-token'],
})
