import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ubidots-token',
  provider: 'Ubidots',
  title: 'Ubidots token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['BBUS-', 'BBFF-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>BB(?:US|FF)-(?<random>(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{26,44}))(?![A-Za-z0-9_-])/g,
  variable: 'UBIDOTS_TOKEN',
  remediation: {
    risk: 'read the data of your devices and write false values',
    revokeAt: 'https://industrial.ubidots.com/accounts/apicredentials/',
    steps: [
      'Under “API Credentials” in the user menu add a token, and load it onto the devices.',
      'Delete the leaked token when the last device reports with the new one.',
    ],
    prevention: ['Give each device its own token (device tokens), so that one leak concerns one device.'],
  },
  source: 'https://docs.ubidots.com/reference/authentication',
  examples: [`UBIDOTS_TOKEN=BBUS-${sample.base62(35)}`, `const char* TOKEN = "BBFF-${sample.base62(30, 'u')}";`],
  counterexamples: ['UBIDOTS_TOKEN=BBUS-your-token', `BBFF-${'x'.repeat(30)}`],
})
