import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'clickhouse-cloud-api-key',
  provider: 'ClickHouse',
  title: 'ClickHouse Cloud API key secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['4b1d'],
  pattern: /(?<![A-Za-z0-9])(?<secret>4b1d(?<random>[A-Za-z0-9]{38}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'CLICKHOUSE_CLOUD_API_SECRET',
  remediation: {
    risk: 'create, stop and delete the services of the organization',
    revokeAt: 'https://console.clickhouse.cloud/',
    steps: [
      'In ClickHouse Cloud open the organization, “API Keys”, and delete the key by the key id that stands beside the secret.',
      'Add one with the role Developer and an expiration date, and give it to Terraform or the script.',
      'Look through “Audit” of the organization for services that were stopped, created or opened to other addresses.',
    ],
    prevention: ['Prefer a role below Admin and an IP allow list on the key.'],
  },
  source: 'https://clickhouse.com/docs/cloud/manage/openapi',
  examples: [`CLICKHOUSE_CLOUD_API_SECRET=4b1d${sample.base62(38)}`, `secret: '4b1d${sample.base62(38, 'y')}'`],
  counterexamples: [`4b1d${sample.hex(36)}`],
})
