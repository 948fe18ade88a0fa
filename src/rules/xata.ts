import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'xata-api-key',
  provider: 'Xata',
  title: 'Xata API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['xau_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>xau_(?<random>(?=[A-Za-z]{0,32}\d)[A-Za-z0-9]{28,48}))(?![A-Za-z0-9_-])/g,
  variable: 'XATA_API_KEY',
  remediation: {
    risk: 'read and change the data of every database its owner or organization can reach',
    revokeAt: 'https://app.xata.io/settings',
    steps: [
      'Under “Account settings”, “API keys”, delete the xau_ key by its name and add another.',
      'Update .env files that xata init wrote, and the variables of your hosts.',
    ],
    prevention: ['Create organization keys limited to branches and scopes instead of personal keys.'],
  },
  source: 'https://xata.io/docs/concepts/api-keys',
  examples: [`XATA_API_KEY=xau_${sample.base62(33)}`, `new XataApi({ token: 'xau_${sample.base62(33, 'x')}' })`],
  counterexamples: ['XATA_API_KEY=xau_your_api_key_here_replace_me_now', `xau_${'x'.repeat(33)}`],
})
