import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'nocodb-api-token',
  provider: 'NocoDB',
  title: 'NocoDB API token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['nc_pat_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>nc_pat_(?<random>(?=[A-Za-z]{0,39}\d)[A-Za-z0-9]{40}))(?![A-Za-z0-9_-])/g,
  variable: 'NOCODB_API_TOKEN',
  remediation: {
    risk: 'read and change the bases its owner may, as far as the token is scoped; without a license a token reaches them all',
    revokeAt: 'https://app.nocodb.com/#/account/tokens',
    steps: [
      'In NocoDB, in the cloud or on your own host, open “Account Settings”, “API Tokens”, and delete the nc_pat_ token.',
      'Create a fine-grained one for the base in question, and send it as xc-token.',
      'Look at the audit log of the base for records that were changed or exported.',
    ],
    prevention: ['Pick single bases and an expiry when you create a token.'],
  },
  source: 'https://nocodb.com/docs/product/account-settings/api-tokens',
  examples: [`NOCODB_API_TOKEN=nc_pat_${sample.base62(40)}`, `curl -H "xc-token: nc_pat_${sample.base62(40, 'n')}"`],
  counterexamples: ['NOCODB_TOKEN=nc_pat_...', `nc_pat_${'x'.repeat(40)}`, `func_pat_${sample.base62(40)}`],
})
