import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'convex-deploy-key',
  provider: 'Convex',
  title: 'Convex deploy key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['prod:', 'preview:', 'dev:'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?<mode>prod|preview|dev):[a-z]{3,20}-[a-z]{3,20}-\d{1,4}\|(?<random>[A-Za-z0-9+/=]{40,200}))(?![A-Za-z0-9+/=])/g,
  mode: { marks: { prod: 'live', preview: 'test', dev: 'test' } },
  variable: 'CONVEX_DEPLOY_KEY',
  remediation: {
    risk: 'deploy functions and read the data of the deployment',
    revokeAt: 'https://dashboard.convex.dev/',
    steps: [
      'Open the settings of the deployment, Deploy keys, and delete the key.',
      'Generate another and update CI or the hosting platform.',
    ],
    prevention: ['Give preview builds a preview deploy key.'],
  },
  source: 'https://docs.convex.dev/cli/deploy-key-types',
  examples: [
    `CONVEX_DEPLOY_KEY=prod:happy-animal-123|${sample.base62(60)}`,
    `CONVEX_DEPLOY_KEY='dev:quick-otter-42|${sample.base62(60, 'd')}'`,
  ],
  counterexamples: ['prod:happy-animal-123'],
})
