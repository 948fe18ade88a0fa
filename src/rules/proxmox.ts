import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'proxmox-api-token',
  provider: 'Proxmox VE',
  title: 'Proxmox API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['@pam!', '@pve!', '@pbs!', 'PVEAPIToken', 'PBSAPIToken'],
  // User, realm, the name of the token, and its value.
  pattern:
    /(?<![A-Za-z0-9_.-])(?<secret>[A-Za-z0-9_.-]{1,40}@[A-Za-z0-9_-]{2,24}![A-Za-z0-9_.-]{1,64}[=:](?<random>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))(?![A-Za-z0-9_-])/g,
  variable: 'PROXMOX_VE_API_TOKEN',
  remediation: {
    risk: 'start, change and delete virtual machines of the cluster with the permissions of the token',
    revokeAt: 'https://pve.proxmox.com/wiki/User_Management#pveum_tokens',
    steps: [
      'Remove the token under “Datacenter”, “Permissions”, “API Tokens”.',
      'Add one of the same name with “Privilege Separation” on, give it the roles it needs, and deploy it.',
      'Look through the task log of every node for jobs that ran as user@realm!token.',
    ],
    command: 'pveum user token remove <user> <tokenid>',
    prevention: ['Use a user in the pve realm for automation, never root@pam, and set an expiry date.'],
  },
  source: 'https://pve.proxmox.com/wiki/User_Management#pveum_tokens',
  examples: [
    `Authorization: PVEAPIToken=terraform@pve!ci=${sample.uuid()}`,
    `api_token = "root@pam!provider=${sample.uuid('px')}"`,
  ],
  counterexamples: ['api_token = "root@pam!provider=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"', `id=${sample.uuid()}`],
})
