import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nomic-api-key',
  provider: 'Nomic',
  title: 'Nomic API key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['nomic'],
  // 43 characters, as observed.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>nk-(?<random>(?=[A-Za-z_-]{0,42}\d)(?=[a-z0-9_-]{0,42}[A-Z])[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['nomic'],
  variable: 'NOMIC_API_KEY',
  remediation: {
    risk: 'embed text at your cost, and read or change the data maps of your Atlas organization',
    revokeAt: 'https://atlas.nomic.ai/cli-login',
    steps: [
      'In Nomic Atlas open “Settings”, “API Keys”, and revoke the nk- key.',
      'Create one, and run “nomic login” with it on the machines that hold ~/.nomic/credentials.',
    ],
    prevention: ['Embed with the open weights on your own machine where no key is needed.'],
  },
  source: 'https://docs.nomic.ai/platform/setup/install-nomic-sdk',
  examples: [`NOMIC_API_KEY=nk-${sample.base62(43)}`, `nomic login nk-${sample.base64url(43, 'n')}`],
  counterexamples: ['NOMIC_API_KEY=nk-...', `KEY=nk-${sample.base62(43)}`],
})
