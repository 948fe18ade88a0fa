import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'deno-deploy-token',
  provider: 'Deno Deploy',
  title: 'Deno Deploy access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['ddp_', 'ddo_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>dd[po]_(?<random>(?=[A-Za-z]{0,34}\d)[A-Za-z0-9]{32,44}))(?![A-Za-z0-9_-])/g,
  variable: 'DENO_DEPLOY_TOKEN',
  remediation: {
    risk: 'deploy code to your projects and read their environment',
    revokeAt: 'https://dash.deno.com/account#access-tokens',
    steps: [
      'Open “Access Tokens” in the account settings (ddp_) or in the settings of the organization (ddo_), and revoke the token.',
      'Look at the deployments of each project since the leak, and roll back those that are not yours.',
      'Create a token with an expiry, or none where CI can do without.',
    ],
    prevention: ['Deploy from GitHub Actions with id-token: write and no token at all.'],
  },
  source: 'https://docs.deno.com/subhosting/api/authentication/',
  examples: [`DENO_DEPLOY_TOKEN=ddp_${sample.base62(36)}`, `deployctl deploy --token=ddo_${sample.base62(36, 'd')}`],
  counterexamples: ['DENO_DEPLOY_TOKEN=ddp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', `addp_${sample.base62(36)}`],
})
