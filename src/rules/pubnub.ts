import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pubnub-secret-key',
  provider: 'PubNub',
  title: 'PubNub secret key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['sec-c-'],
  pattern: /(?<![A-Za-z0-9])(?<secret>sec-c-(?<random>[A-Za-z0-9+/=]{40,64}))(?![A-Za-z0-9_-])/g,
  variable: 'PUBNUB_SECRET_KEY',
  remediation: {
    risk: 'grant itself access to every channel of the keyset, read stored messages and delete them',
    revokeAt: 'https://admin.pubnub.com/',
    steps: [
      'Open the keyset in the Admin Portal and use “Add secret key” beside the secret key.',
      'Deploy the new sec-c- key to the servers that grant tokens, then remove the old one.',
      'Revoke the tokens your servers did not issue, if Access Manager allows token revocation.',
    ],
    prevention: ['Keep the secret key on servers; devices get Access Manager tokens with a short time to live.'],
  },
  source: 'https://www.pubnub.com/docs/general/setup/account-setup',
  examples: [
    `PUBNUB_SECRET_KEY=sec-c-${sample.base62(48, 'p')}`,
    `new PubNub({ secretKey: "sec-c-${sample.base62(48, 'p2')}" })`,
  ],
  counterexamples: [`PUBNUB_SUBSCRIBE_KEY=sub-c-${sample.uuid()}`, `sec-c-${'x'.repeat(48)}`],
})
