import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'teamcity-access-token',
  provider: 'TeamCity',
  title: 'TeamCity access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['eyJ0eXAiOiAiVENWMiJ9'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>eyJ0eXAi[O]iAiVENWMiJ9\.(?<random>[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{30,80}))(?![A-Za-z0-9_-])/g,
  mode: 'unknown',
  precedence: 1,
  variable: 'TEAMCITY_TOKEN',
  remediation: {
    risk: 'start builds and read their parameters as the user',
    revokeAt: 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens',
    steps: [
      'On your TeamCity server open your profile, “Access Tokens”, and delete it by its name; an administrator can do so for another user.',
      'Create one with the permission scope “Limit per project” and an expiration date.',
    ],
    prevention: ['Let build steps use the token of the build (%system.teamcity.auth.userId%), which ends with it.'],
  },
  source: 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html',
  examples: [
    `TEAMCITY_TOKEN=${['eyJ0eXAi', 'OiAiVENWMiJ9'].join('')}.${sample.base64url(28)}.${sample.base64url(48)}`,
    `Authorization: Bearer ${['eyJ0eXAi', 'OiAiVENWMiJ9'].join('')}.${sample.base64url(28, 'h')}.${sample.base64url(48, 'h')}`,
  ],
  counterexamples: ['eyJ0eXAiOiAiVENWMiJ9'],
})
