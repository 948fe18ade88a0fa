import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'lambdatest-access-key',
  provider: 'LambdaTest',
  title: 'LambdaTest access key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['lambdatest', 'lt_access', 'ltaccess'],
  // Some 47 characters, as observed.
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>LT_(?<random>(?=[A-Z_]{0,40}[a-z0-9])(?=[A-Za-z]{0,49}\d)[A-Za-z0-9]{42,52}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  context: ['lambdatest', 'lt_access', 'lt_username', 'ltaccess'],
  variable: 'LT_ACCESS_KEY',
  remediation: {
    risk: 'start browsers and devices at your cost together with your user name, and see videos and logs of earlier runs',
    revokeAt: 'https://accounts.lambdatest.com/security/username-accesskey',
    steps: [
      'In LambdaTest open “Account Settings”, “Password & Security”, and regenerate the access key.',
      'Set LT_ACCESS_KEY again in CI and in the hyperexecute or capability files that carried it.',
      'Look at the automation dashboard for builds that are not yours.',
    ],
    prevention: ['Read user name and key from the environment; capabilities in code need neither.'],
  },
  source: 'https://www.lambdatest.com/support/docs/using-environment-variables-for-authentication-credentials/',
  examples: [
    `export LT_ACCESS_KEY=LT_${sample.base62(47)}`,
    `https://me:LT_${sample.base62(47, 'hub')}@hub.lambdatest.com/wd/hub`,
  ],
  counterexamples: ['export LT_ACCESS_KEY=LT_ACCESS_KEY', `KEY=LT_${sample.base62(47)}`],
})
