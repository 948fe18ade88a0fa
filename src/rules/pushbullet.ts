import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pushbullet-access-token',
  provider: 'Pushbullet',
  title: 'Pushbullet access token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pushbullet'],
  context: ['pushbullet'],
  pattern: /(?<![A-Za-z0-9.])(?<secret>o\.(?<random>[A-Za-z0-9]{32}))(?![A-Za-z0-9_.-])/g,
  reach: { before: 400, after: 800 },
  variable: 'PUSHBULLET_ACCESS_TOKEN',
  remediation: {
    risk: 'read the pushes and mirrored notifications of the account, and send to all of its devices',
    revokeAt: 'https://www.pushbullet.com/#settings/account',
    steps: [
      'On the Pushbullet settings page press “Reset all access tokens”; every device and script has to sign in again.',
      'Press “Create Access Token” and give the new o. token to your scripts.',
    ],
    prevention: ['Make a Pushbullet account for the notifications of machines, without your telephone on it.'],
  },
  source: 'https://docs.pushbullet.com/',
  examples: [
    `PUSHBULLET_ACCESS_TOKEN=o.${sample.base62(32)}`,
    `curl --header 'Access-Token: o.${sample.base62(32, 'pb')}' https://api.pushbullet.com/v2/users/me`,
  ],
  counterexamples: [`TOKEN=o.${sample.base62(32)}`, `PUSHBULLET_ACCESS_TOKEN=o.${'x'.repeat(32)}`],
})
