import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sidekiq-credentials',
  provider: 'Sidekiq',
  title: 'Sidekiq Pro or Enterprise gem server login',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['contribsys'],
  context: ['contribsys'],
  // Two groups of eight hex digits, as the mail with the licence gives them; in a URL, a variable of Bundler, or a command.
  pattern:
    /(?:contribsys[._]{1,2}com["']?[\s=:]{1,4}["']?|:\/\/(?=[0-9a-f:]{17}@(?:gems|enterprise)\.contribsys))(?<secret>[0-9a-f]{8}:(?<random>[0-9a-f]{8}))(?![0-9a-f])/gi,
  variable: 'BUNDLE_ENTERPRISE__CONTRIBSYS__COM',
  remediation: {
    risk: 'download the commercial gems on your licence',
    revokeAt: 'https://billing.contribsys.com/',
    steps: [
      'Ask support@contribsys.com for a new login of the gem server; they switch the old one off.',
      'Set it with “bundle config enterprise.contribsys.com” on every machine, and as BUNDLE_ENTERPRISE__CONTRIBSYS__COM in CI.',
      'Take the login out of the source line of the Gemfile and out of Gemfile.lock.',
    ],
    prevention: ['Name the gem server in the Gemfile without a login, and let Bundler read it from the environment.'],
  },
  source: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
  examples: [
    `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${sample.hex(8, 'sk1')}:${sample.hex(8, 'sk2')}`,
    `source "https://${sample.hex(8, 'sk5')}:${sample.hex(8, 'sk6')}@enterprise.contribsys.com/"`,
    `bundle config --local gems.contribsys.com ${sample.hex(8, 'sk3')}:${sample.hex(8, 'sk4')}`,
  ],
  counterexamples: [
    'BUNDLE_ENTERPRISE__CONTRIBSYS__COM=username:password',
    `BUNDLE_EXAMPLE__COM=${sample.hex(8)}:${sample.hex(8, 'b')}`,
  ],
})
