import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'zeplin-access-token',
  provider: 'Zeplin',
  title: 'Zeplin access token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['zeplin'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>eyJ[A-Za-z0-9_-]{16,200}\.eyJ[A-Za-z0-9_-]{20,400}\.(?<random>[A-Za-z0-9_-]{40,200}))(?![A-Za-z0-9_-])/g,
  reach: { after: 900 },
  context: ['zeplin'],
  mode: 'unknown',
  precedence: 1,
  variable: 'ZEPLIN_ACCESS_TOKEN',
  remediation: {
    risk: 'read the screens, styleguides and comments of the projects your account is in',
    revokeAt: 'https://app.zeplin.io/profile/developer',
    steps: [
      'In Zeplin open “Profile settings”, “Developer”, “Personal access tokens”, and delete the token by its name.',
      'Create one under the name of the integration that used it, and paste it there.',
    ],
    prevention: ['Register an OAuth app at Zeplin for what a team shares: its tokens expire.'],
  },
  source: 'https://docs.zeplin.dev/docs/personal-access-token',
  examples: [
    `ZEPLIN_ACCESS_TOKEN=${sample.jwt({ user: 'a1b2c3', iat: 1700000000 })}`,
    `zeplin token: ${sample.jwt({ user: 'z9y8x7', scope: 'read' }, 43)}`,
  ],
  counterexamples: ['ZEPLIN_ACCESS_TOKEN=token'],
})
