import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'dbt-cloud-token',
  provider: 'dbt Cloud',
  title: 'dbt Cloud token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['dbtc_', 'dbtu_'],
  // dbtc_ are service tokens, dbtu_ personal ones. dbt Labs publishes no length; 50 characters are usual.
  pattern: /(?<![A-Za-z0-9])(?<secret>dbt[cu]_(?<random>(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{30,80}))(?![A-Za-z0-9_-])/g,
  variable: 'DBT_CLOUD_API_TOKEN',
  remediation: {
    risk: 'trigger jobs, change environments and read metadata; a job can run any SQL in your warehouse',
    revokeAt: 'https://cloud.getdbt.com/',
    steps: [
      'A dbtc_ token: “Account settings”, “Service tokens”, delete. A dbtu_ token: “API tokens”, “Personal tokens”, delete.',
      'Create one with the permission set of its use, for example “Job runner” on one project.',
      'Look through the audit log and the run history for jobs nobody of you started.',
    ],
    prevention: [
      'Service tokens can be limited to projects and permission sets; personal tokens have all rights of their owner.',
    ],
  },
  source: 'https://docs.getdbt.com/docs/dbt-cloud-apis/authentication',
  examples: [`DBT_CLOUD_API_TOKEN=dbtc_${sample.base62(40)}`, `Authorization: Token dbtu_${sample.base64url(42, 'u')}`],
  counterexamples: ['DBT_CLOUD_API_TOKEN=dbtc_your_token', `dbtc_${'x'.repeat(40)}`],
})
