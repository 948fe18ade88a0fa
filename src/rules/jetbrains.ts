import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'jetbrains-permanent-token',
  provider: 'JetBrains Hub and YouTrack',
  title: 'JetBrains permanent token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['perm:', 'perm-'],
  // The user and the name of the token in base64, then the secret.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>perm[:-][A-Za-z0-9+/=_-]{4,80}\.[A-Za-z0-9+/=_-]{3,120}\.(?<random>[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_-])/g,
  variable: 'YOUTRACK_TOKEN',
  remediation: {
    risk: 'read and change issues and articles as its user, or publish plugins if it is a Marketplace token',
    revokeAt: 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html',
    steps: [
      'In your YouTrack profile open “Account Security”, tab “Tokens”, and delete the token; in Marketplace “My Tokens”.',
      'Generate one with the scope of a single service, and replace it in scripts and Gradle properties.',
      'For Marketplace compare the uploaded plugin versions with your releases.',
    ],
    prevention: ['Read the token from ORG_GRADLE_PROJECT_… or the environment instead of gradle.properties.'],
  },
  source: 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html',
  examples: [
    `YOUTRACK_TOKEN=perm:${sample.base62(8)}.${sample.base62(7)}.${sample.base62(30)}`,
    `Authorization: Bearer perm-${sample.base62(12, 'j')}.${sample.base62(8, 'j')}.${sample.base62(31, 'j')}`,
  ],
  counterexamples: ['YOUTRACK_TOKEN=perm:your.token.here', `perm:abcd.efgh.${'x'.repeat(30)}`],
})
