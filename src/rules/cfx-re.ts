import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cfx-server-key',
  provider: 'Cfx.re',
  title: 'Cfx.re server registration key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['cfxk_'],
  // 20 or 21 characters, then a checksum of five or six, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>cfxk_(?<random>(?=[A-Za-z]{0,21}\d)[A-Za-z0-9]{18,24}_[A-Za-z0-9]{5,8}))(?![A-Za-z0-9_-])/g,
  variable: 'SV_LICENSEKEY',
  remediation: {
    risk: 'register a FiveM or RedM server as yours, with the slots of your subscription, which also keeps yours offline',
    revokeAt: 'https://portal.cfx.re/servers/registration-keys',
    steps: [
      'In the Cfx.re portal open “Server”, “Registration Keys”, and regenerate or delete the key.',
      'Set sv_licenseKey to the new one in a file that server.cfg executes, and restart the server.',
    ],
    prevention: [
      'Write sv_licenseKey into a secrets.cfg that .gitignore names, and “exec secrets.cfg” from server.cfg.',
    ],
  },
  source: 'https://docs.fivem.net/docs/server-manual/setting-up-a-server-vanilla/',
  examples: [
    `sv_licenseKey cfxk_${sample.base62(20)}_${sample.base62(5)}`,
    `licenseKey: "cfxk_${sample.base62(21, 'c')}_${sample.base62(6, 'c')}"`,
  ],
  counterexamples: ['setr nord_keymaster "cfxk_your_key"', `cfxk_${'x'.repeat(20)}_xxxxx`],
})
