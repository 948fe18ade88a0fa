import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'upcloud-api-token',
  provider: 'UpCloud',
  title: 'UpCloud API token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['ucat_'],
  // Observed: 24 to 32; keys of ULID length are 26.
  pattern: /(?<![A-Za-z0-9])(?<secret>ucat_(?<random>[A-Za-z0-9]{20,48}))(?![A-Za-z0-9_])/g,
  isGenuine: (secret) => /\d/.test(secret),
  variable: 'UPCLOUD_TOKEN',
  remediation: {
    risk: 'create, stop and delete the UpCloud servers, databases and networks that the owner of the token may manage',
    revokeAt: 'https://hub.upcloud.com/account/api-tokens',
    steps: [
      'In the UpCloud Hub, open Account, “API tokens”, and delete the token.',
      'Create the next one under a subaccount, with an expiration and the addresses it is used from.',
      'Check servers, SSH keys and the billing page for what you did not start.',
    ],
    overlap: 'Several tokens of an account are valid at once.',
    prevention: [
      'Use a subaccount that sees only the servers the token manages.',
      'Set “Allowed IP addresses” and a short expiration.',
    ],
  },
  source: 'https://developers.upcloud.com/1.3/3-accounts/',
  examples: [`UPCLOUD_TOKEN=ucat_${sample.upper36(26)}`, `token: "ucat_${sample.base62(30)}"`],
  counterexamples: [`ucat_${'x'.repeat(26)}`, `educat_${sample.base62(26)}`, 'ucat_your_token'],
})
