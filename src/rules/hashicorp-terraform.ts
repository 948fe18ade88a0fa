import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'terraform-cloud-token',
  provider: 'HashiCorp',
  title: 'HCP Terraform API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['.atlasv1.'],
  // 14 characters before the mark and 67 after it are usual.
  pattern: /(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{14}\.atlasv1\.(?<random>[A-Za-z0-9_=-]{50,100}))(?![A-Za-z0-9_=-])/g,
  variable: 'TF_API_TOKEN',
  remediation: {
    risk: 'read state files with the secrets in them, and run plans with the cloud credentials of your workspaces',
    revokeAt: 'https://app.terraform.io/app/settings/tokens',
    steps: [
      'Open User settings, “Tokens”, and choose the bin beside it; team and organization tokens stand under Organization settings, “API tokens”.',
      'Look through the runs of the workspaces it could reach for plans that nobody of you queued.',
      'Change the secrets that stand in their state and variables, since the holder could read them.',
      'Run “terraform login” again on your own machine.',
    ],
    command:
      'curl -X DELETE -H "Authorization: Bearer <other token>" https://app.terraform.io/api/v2/authentication-tokens/<id>',
    prevention: [
      'Use a team token with an expiry for automation: a user token carries everything that person may do.',
      'Use dynamic provider credentials (OIDC), so that workspaces hold no cloud keys.',
    ],
  },
  source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  examples: [
    `credentials "app.terraform.io" {\n  token = "${sample.base62(14)}.atlasv1.${sample.base62(67)}"\n}`,
    `TF_TOKEN_app_terraform_io=${sample.base62(14, 'env')}.atlasv1.${sample.base62(67, 'env')}`,
  ],
  counterexamples: [
    `xxxxxxxxxxxxxx.atlasv1.${'z'.repeat(67)}`,
    `${sample.base62(4)}.atlasv1.${sample.base62(67)}`,
    `${sample.base62(14)}.atlasv1.${sample.base62(9)}`,
  ],
})
