import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pulumi-access-token',
  provider: 'Pulumi',
  title: 'Pulumi access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['pul-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>pul-(?<random>[a-f0-9]{40,80}))(?![A-Za-z0-9])/g,
  variable: 'PULUMI_ACCESS_TOKEN',
  remediation: {
    risk: 'read and update your stacks, decrypt their secrets, and open your ESC environments',
    revokeAt: 'https://app.pulumi.com/account/tokens',
    steps: [
      'Open your avatar, “Personal access tokens” (or “Access tokens” of the organization or team), and delete the token.',
      'Read the audit logs of the organization for updates and decrypted secrets since the leak.',
      'Change stack secrets and the cloud keys in ESC environments that the token reached.',
      'Run “pulumi login” again where it was stored in ~/.pulumi/credentials.json.',
    ],
    prevention: [
      'Register an OIDC issuer with Pulumi Cloud: pipelines then exchange their identity for a token of an hour.',
      'Set an expiry, and use a team token where one team’s stacks are enough.',
    ],
  },
  source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
  examples: [`PULUMI_ACCESS_TOKEN=pul-${sample.hex(40)}`, `"accessToken": "pul-${sample.hex(40, 'json')}"`],
  counterexamples: [`pul-${'0'.repeat(40)}`, `ampul-${sample.hex(12)}`, `pul-${sample.hex(16)}`],
})
