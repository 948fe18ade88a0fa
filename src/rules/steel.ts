import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'steel-api-key',
  provider: 'Steel',
  title: 'Steel API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ste-'],
  // 99 letters and digits, as observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>ste-(?<random>(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{90,110}))(?![A-Za-z0-9_-])/g,
  variable: 'STEEL_API_KEY',
  remediation: {
    risk: 'start browsers on your plan, and use the logins, files and profiles stored in your Steel organization',
    revokeAt: 'https://app.steel.dev/settings/api-keys',
    steps: [
      'In Steel open “Settings”, “API Keys”, and create a key under a name that says where it runs.',
      'Set it as STEEL_API_KEY and in the apiKey parameter of wss://connect.steel.dev, then delete the leaked key.',
      'Release the sessions you did not start, and change the passwords kept under “Credentials” if one of them used them.',
    ],
    prevention: ['Open a separate organization for experiments, since one key reaches all of its own.'],
  },
  source: 'https://docs.steel.dev/overview/authentication',
  examples: [`STEEL_API_KEY=ste-${sample.base62(99)}`, `wss://connect.steel.dev?apiKey=ste-${sample.base62(99, 's')}`],
  counterexamples: ['STEEL_API_KEY=ste-your-api-key-here', `ste-${sample.base62(20)}`],
})
