import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'roblox-security-cookie',
  provider: 'Roblox',
  title: 'Roblox session cookie',
  severity: 'high',
  certainty: 'certain',
  keywords: ['_|warning:'],
  // The cookie carries its own warning in front of the value.
  pattern:
    /(?<secret>_\|WARNING:-DO-NOT-SHARE-THIS\.[A-Za-z,.-]{20,160}\|_(?<random>[A-Za-z0-9_.-]{100,1600}))(?![A-Za-z0-9_-])/g,
  reach: { after: 2200 },
  variable: 'ROBLOSECURITY',
  remediation: {
    risk: 'act as the logged-in account: spend Robux, trade items, and change the games it owns',
    revokeAt: 'https://www.roblox.com/my/account#!/security',
    steps: [
      'On the security page of the account choose “Log out of all other sessions”, which makes the cookie worthless.',
      'Change the password and switch on two-step verification.',
      'Check the transactions, the trades and the published versions of your experiences.',
    ],
    prevention: [
      'Use an Open Cloud API key with the scopes and IP addresses of the job; the cookie can do everything.',
    ],
  },
  source: 'https://create.roblox.com/docs/cloud/auth/api-keys',
  examples: [
    `ROBLOSECURITY="_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_${sample.upperHex(680)}"`,
    `Cookie: .ROBLOSECURITY=_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_${sample.upperHex(300, 'r')};`,
  ],
  counterexamples: [
    '_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_',
    `_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you.|_${'X'.repeat(300)}`,
  ],
})
