import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'rubygems-api-key',
  provider: 'RubyGems',
  title: 'RubyGems API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['rubygems_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>rubygems_(?<random>[a-f0-9]{48,96}))(?![A-Za-z0-9])/g,
  variable: 'GEM_HOST_API_KEY',
  remediation: {
    risk: 'push a version of your gems that everybody who bundles them will run, or yank yours',
    revokeAt: 'https://rubygems.org/profile/api_keys',
    steps: [
      'Open Edit profile, “API Keys”, and delete the key; “Reset” at the end of the list ends all of them.',
      'Open the versions page of each gem, and yank one that you did not push.',
      'Look at the owners of the gems and at the mails that RubyGems sends about each push.',
      'Remove the line from ~/.gem/credentials on machines that held the key.',
    ],
    command: 'gem yank <gem> -v <version>',
    prevention: [
      'Use trusted publishing with rubygems/release-gem in GitHub Actions.',
      'Otherwise give the key the scope “Push rubygem” for one gem, an expiry, and MFA for each use.',
    ],
  },
  source: 'https://guides.rubygems.org/api-key-scopes/',
  examples: [`:rubygems_api_key: rubygems_${sample.hex(48)}`, `GEM_HOST_API_KEY=rubygems_${sample.hex(48, 'env')}`],
  counterexamples: [`rubygems_${'0'.repeat(48)}`, 'rubygems_api_key', `rubygems_${sample.hex(20)}`],
})
