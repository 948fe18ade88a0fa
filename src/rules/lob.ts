import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'lob-api-key',
  provider: 'Lob',
  title: 'Lob API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['live_', 'test_'],
  // 35 hex digits are nobody else’s length, so the name need not stand near.
  pattern: /(?<![A-Za-z0-9_])(?<secret>(?<mode>live|test)_(?<random>[a-f0-9]{35}))(?![A-Za-z0-9])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'LOB_API_KEY',
  remediation: {
    risk: 'send letters and checks at your expense, and read addresses',
    revokeAt: 'https://dashboard.lob.com/settings/api-keys',
    steps: [
      'In the Lob dashboard open “Settings”, “API Keys”, and choose “Rotate” at the live_ or test_ secret.',
      'Replace it in the service that prints and mails.',
      'Cancel mailings since the leak that nobody ordered.',
    ],
    prevention: [
      'Use test_ keys in development: nothing is printed.',
      'Use the publishable key for address verification in browsers.',
    ],
  },
  source: 'https://docs.lob.com/#tag/Authentication',
  examples: [`LOB_API_KEY=live_${sample.hex(35)}`, `new Lob('test_${sample.hex(35, 'test')}')`],
  counterexamples: [`live_pub_${sample.hex(31)}`, `live_${sample.hex(32)}`],
})
