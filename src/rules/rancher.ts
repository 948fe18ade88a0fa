import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'rancher-api-token',
  provider: 'Rancher',
  title: 'Rancher API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['rancher', 'cattle_'],
  context: ['rancher', 'cattle_'],
  // Name and secret, as the API takes them. Tokens in kubeconfig files are the kubeconfig rule’s.
  pattern: /(?<![A-Za-z0-9-])(?<secret>token-[a-z0-9]{5}:(?<random>[a-z0-9]{54}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 800 },
  variable: 'RANCHER_TOKEN',
  remediation: {
    risk: 'manage every cluster that its user manages in Rancher, workloads and secrets included',
    revokeAt: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
    steps: [
      'In your Rancher server open the user menu, “Account & API Keys”, find the key by the part before the colon, and delete it.',
      'Without the web interface run kubectl delete tokens.management.cattle.io with that name on the management cluster.',
      'Create a key with a scope of one cluster and an expiry, and deploy it.',
      'Search the Rancher API audit log for the token name.',
    ],
    prevention: ['Set auth-token-max-ttl-minutes, so that tokens without expiry cannot be made.'],
  },
  source: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
  examples: [
    `RANCHER_TOKEN=token-x7k2p:${sample.base36(54)}`,
    `rancher login https://rancher.example.org --token token-q8zb4:${sample.base36(54, 'k')}`,
  ],
  counterexamples: [`RANCHER_TOKEN=token-xxxxx:${'x'.repeat(54)}`, `token-abcde:${sample.base36(30)}`],
})
