import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'scrapfly-api-key',
  provider: 'Scrapfly',
  title: 'Scrapfly API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['scp-live-', 'scp-test-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>scp-(?<mode>live|test)-(?<random>[a-f0-9]{32}))(?![A-Za-z0-9])/g,
  mode: { marks: { live: 'live', test: 'test' } },
  variable: 'SCRAPFLY_KEY',
  remediation: {
    risk: 'spend the credits of the account',
    revokeAt: 'https://scrapfly.io/dashboard',
    steps: ['Open the project settings and rotate the API key.', 'Update your scrapers.'],
    prevention: ['Use the test key in development: it costs nothing.'],
  },
  source: 'https://scrapfly.io/docs/scrape-api/getting-started',
  examples: [`SCRAPFLY_KEY=scp-live-${sample.hex(32)}`, `key=scp-test-${sample.hex(32, 'q')}`],
  counterexamples: ['scp-live-key'],
})
