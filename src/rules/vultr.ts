import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'vultr-api-key',
  provider: 'Vultr',
  title: 'Vultr API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['vultr'],
  ...assigned('vultr', '(?=[A-Z]{0,35}[0-9])[A-Z0-9]{36}'),
  variable: 'VULTR_API_KEY',
  remediation: {
    risk: 'create and destroy servers, and read their disks through snapshots and new SSH keys',
    revokeAt: 'https://my.vultr.com/settings/#settingsapi',
    steps: [
      'On the API page of the Vultr settings press “Regenerate”; the key before it ends at once.',
      'Update VULTR_API_KEY for Terraform, Packer and vultr-cli.',
      'Look at the billing history and the list of instances in every region.',
    ],
    prevention: [
      'Keep “Access Control” of the API to your own subnets, never “Allow All IPv4”.',
      'Make a sub-user with only the permissions of the job for each tool.',
    ],
  },
  source: 'https://www.vultr.com/api/',
  examples: [`VULTR_API_KEY=${sample.upper36(36)}`, `vultr_api_key = "${sample.upper36(36, 'v')}"`],
  counterexamples: [`API_KEY=${sample.upper36(36)}`, 'VULTR_API_KEY=XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX'],
})
