import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'prefect-api-token',
  provider: 'Prefect',
  title: 'Prefect Cloud API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['pnu_', 'pnb_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>pn[ub]_(?<random>[A-Za-z0-9]{32,44}))(?![A-Za-z0-9])/g,
  mode: 'unknown',
  variable: 'PREFECT_API_KEY',
  remediation: {
    risk: 'run flows and read the blocks, secrets among them, of your workspace',
    revokeAt: 'https://app.prefect.cloud/my/api-keys',
    steps: [
      'In Prefect Cloud delete a pnu_ key under your profile, “API Keys”, a pnb_ key under “Service Accounts” of the account.',
      'Create one that expires, and run “prefect cloud login -k” on the machines that hold a profile.',
      'Rotate the secrets that are stored in blocks of the workspace.',
    ],
    prevention: ['Use a service account with a narrow role for workers.'],
  },
  source: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
  examples: [`PREFECT_API_KEY=pnu_${sample.base62(36)}`, `prefect cloud login --key pnu_${sample.base62(36, 'cli')}`],
  counterexamples: ['pnu_your_key'],
})
