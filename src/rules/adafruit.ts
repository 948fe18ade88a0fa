import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'adafruit-io-key',
  provider: 'Adafruit IO',
  title: 'Adafruit IO key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['aio_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>aio_(?<random>[A-Za-z0-9]{28}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'ADAFRUIT_IO_KEY',
  remediation: {
    risk: 'read and write every feed of the account',
    revokeAt: 'https://io.adafruit.com/',
    steps: ['Open My Key and choose “Regenerate Key”.', 'Flash or configure every device that used the old one.'],
    prevention: ['Keep the key in a file of secrets that is not committed (secrets.py, settings.toml).'],
  },
  source: 'https://learn.adafruit.com/welcome-to-adafruit-io/securing-your-io-account',
  examples: [`ADAFRUIT_IO_KEY=aio_${sample.base62(28)}`, `#define IO_KEY "aio_${sample.base62(28, 'c')}"`],
  counterexamples: ['aio_your_key_here'],
})
