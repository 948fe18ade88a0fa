import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'code-climate-reporter-id',
  provider: 'Code Climate',
  title: 'Code Climate test reporter id',
  severity: 'low',
  certainty: 'likely',
  keywords: ['cc_test_reporter_id', 'codeclimate_repo_token', 'code_climate'],
  ...assigned('cc_test_reporter_id|codeclimate_repo_token|code_?climate[a-z_]{0,16}(?:token|reporter)', '[0-9a-f]{64}'),
  variable: 'CC_TEST_REPORTER_ID',
  remediation: {
    risk: 'upload false coverage reports for the repository',
    revokeAt: 'https://codeclimate.com/dashboard',
    steps: [
      'In “Repo Settings”, “Test coverage”, press “Regenerate Test Reporter ID”.',
      'Set it as a secret variable of the CI; pull requests from forks then report nothing.',
    ],
    prevention: ['Leave it out of .travis.yml unless encrypted.'],
  },
  source: 'https://docs.codeclimate.com/docs/configuring-test-coverage',
  examples: [`CC_TEST_REPORTER_ID=${sample.hex(64)}`, `CODECLIMATE_REPO_TOKEN: "${sample.hex(64, 'c')}"`],
  counterexamples: ['CC_TEST_REPORTER_ID=TEST_REPORTER_ID', `REPORTER_ID=${sample.hex(64)}`],
})
