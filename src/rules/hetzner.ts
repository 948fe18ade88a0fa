import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'hetzner-token',
  provider: 'Hetzner Cloud',
  title: 'Hetzner Cloud API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['hcloud', 'hetzner', 'authorization'],
  // No isAssignment, because a brace follows the word in Terraform.
  pattern: assigned('hcloud"?\\s{0,4}\\{\\s{0,16}token|hcloud|hetzner|authorization', '[A-Za-z0-9]{64}').pattern,
  context: ['hcloud', 'hetzner'],
  // One kind of letters would be a digest.
  isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'HCLOUD_TOKEN',
  remediation: {
    risk: 'create, rebuild and delete the servers, volumes and networks of the project, and take over servers through rescue mode',
    revokeAt: 'https://console.hetzner.cloud/',
    steps: [
      'Open the project, Security, “API tokens”, and delete the token in its menu.',
      'Choose “Generate API token”, with Read where reading is enough, and deploy it.',
      'Look at the Activities of the project for servers, SSH keys and images that are not yours.',
    ],
    overlap: 'A project can have many tokens at once.',
    prevention: [
      'Put what a token manages into a project of its own; a token never reaches beyond its project.',
      'Use read-only tokens for monitoring and inventory, and protect servers against deletion.',
    ],
  },
  source: 'https://docs.hetzner.cloud/',
  examples: [
    `HCLOUD_TOKEN=${sample.base62(64)}`,
    `hetznerToken: "${sample.base62(64, 'camel')}"`,
    `provider "hcloud" {\n  token = "${sample.base62(64, 'terraform')}"\n}`,
    `curl -H "Authorization: Bearer ${sample.base62(64, 'curl')}" https://api.hetzner.cloud/v1/servers`,
  ],
  counterexamples: [
    `hcloud_sha256 = ${sample.hex(64)}`,
    `token = ${sample.base62(64)}`,
    `HCLOUD_TOKEN=${'x'.repeat(64)}`,
  ],
})
