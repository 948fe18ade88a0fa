import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** Base64 of `tok:`, an id in the layout of a UUID with underscores, and `:1:0`. */
const tokenOf = (seed = '') =>
  Buffer.from(`tok:${sample.uuid(seed).replaceAll('-', '_')}:1:0`, 'latin1').toString('base64')

export default defineRules({
  id: 'intercom-access-token',
  provider: 'Intercom',
  title: 'Intercom access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['dG9rO'],
  pattern: /(?<![A-Za-z0-9+/])(?<secret>dG9rO(?<random>[A-Za-z0-9+/]{51,58})={0,2})(?![A-Za-z0-9+/=])/g,
  context: ['intercom'],
  variable: 'INTERCOM_ACCESS_TOKEN',
  remediation: {
    risk: 'read the conversations and profiles of your customers, and reply to them as your company',
    revokeAt: 'https://app.intercom.com/a/apps/_/developer-hub',
    steps: [
      'Open the Developer Hub, choose the app, and go to “Authentication”.',
      'Choose “Regenerate token”; the old one stops at once, so have the deployment ready.',
      'Ask Intercom support for the API usage of the app if customer data may have been read.',
    ],
    prevention: [
      'Under “Authentication” switch off every permission that the app does not use.',
      'Use OAuth where the app works in workspaces other than your own.',
    ],
  },
  source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
  examples: [
    `INTERCOM_ACCESS_TOKEN=${tokenOf()}`,
    `curl https://api.intercom.io/contacts -H 'Authorization: Bearer ${tokenOf('curl')}'`,
  ],
  counterexamples: [`TOKEN=${tokenOf()}`, `intercom: dG9rO${'A'.repeat(55)}`],
})
