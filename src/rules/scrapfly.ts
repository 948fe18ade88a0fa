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
    risk: 'scrape any site at the cost of your credits, in the name of your account',
    revokeAt: 'https://scrapfly.io/dashboard',
    steps: [
      'On the Scrapfly dashboard open the settings of the project and rotate its API key.',
      'Replace it in the scrapers, and look at the log of the project for sites that you do not scrape.',
    ],
    prevention: ['Use the test key in development: it costs nothing.'],
  },
  source: 'https://scrapfly.io/docs/scrape-api/getting-started',
  examples: [`SCRAPFLY_KEY=scp-live-${sample.hex(32)}`, `key=scp-test-${sample.hex(32, 'q')}`],
  counterexamples: ['scp-live-key'],
})
