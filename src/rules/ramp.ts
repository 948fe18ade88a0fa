import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'ramp-client-secret',
    provider: 'Ramp',
    title: 'Ramp client secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ramp_sec_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>ramp_sec_(?<random>[A-Za-z0-9]{36,64}))(?![A-Za-z0-9])/g,
    mode: { near: { live: ['https://api.ramp.com'], test: ['demo-api.ramp.com'] } },
    companion: { rule: 'ramp-client-id' },
    variable: 'RAMP_CLIENT_SECRET',
    remediation: {
      risk: 'read the spending, cards and users of the company',
      revokeAt: 'https://app.ramp.com/developer',
      steps: [
        'Open Developer, the app, and rotate the client secret.',
        'Give it to the service that calls Ramp’s token endpoint with client credentials.',
        'Revoke the tokens that were issued with the old secret.',
      ],
      prevention: ['Give the app only the scopes it uses.', 'Develop against demo-api.ramp.com.'],
    },
    source: 'https://docs.ramp.com/',
    examples: [
      `RAMP_CLIENT_SECRET=ramp_sec_${sample.base62(48)}`,
      `client_id: ramp_id_${sample.base62(40)}\nclient_secret: ramp_sec_${sample.base62(48, 'yaml')}`,
    ],
    counterexamples: [`ramp_id_${sample.base62(40)}`, `ramp_sec_${'x'.repeat(48)}`],
  },
  {
    id: 'ramp-client-id',
    provider: 'Ramp',
    title: 'Ramp client id',
    severity: 'low',
    certainty: 'certain',
    keywords: ['ramp_id_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>ramp_id_(?<random>[A-Za-z0-9]{30,56}))(?![A-Za-z0-9])/g,
    mode: 'public',
    variable: 'RAMP_CLIENT_ID',
    remediation: {
      risk: 'name your app at Ramp; without the secret it opens nothing',
      revokeAt: 'https://app.ramp.com/developer',
      steps: ['Nothing to revoke: the id is not a secret.'],
      prevention: ['Keep it beside the secret in your configuration all the same.'],
    },
    source: 'https://docs.ramp.com/',
    examples: [`RAMP_CLIENT_ID=ramp_id_${sample.base62(40)}`, `"client_id": "ramp_id_${sample.base62(40, 'json')}"`],
    counterexamples: [`ramp_id_${'x'.repeat(40)}`],
  },
)
