import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'truenas-api-key',
  provider: 'TrueNAS',
  title: 'TrueNAS API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['truenas', 'freenas', 'login_with_api_key', '/api/v2.0'],
  context: ['truenas', 'freenas', 'login_with_api_key', '/api/v2.0'],
  // The number of the key in the database, and 64 letters and digits.
  pattern: /(?<![A-Za-z0-9-])(?<secret>\d{1,4}-(?<random>[A-Za-z0-9]{64}))(?![A-Za-z0-9_-])/g,
  reach: { before: 400, after: 400 },
  isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret),
  variable: 'TRUENAS_API_KEY',
  remediation: {
    risk: 'administer the storage system as the user of the key: read shares, change datasets, delete snapshots',
    revokeAt: 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/',
    steps: [
      'In the TrueNAS web interface open the settings menu at the top right, “API Keys”, and delete the key.',
      'Add another one for a user with no more roles than the client needs.',
      'Look through the audit screen for logins by this key from addresses you do not know.',
    ],
    prevention: ['Give the key an expiry date, and let only the network of the clients reach the API.'],
  },
  source: 'https://www.truenas.com/docs/api/scale_rest_api.html',
  examples: [
    `curl -H "Authorization: Bearer 3-${sample.base62(64)}" https://truenas.acme-tools.io/api/v2.0/pool`,
    `{"method": "auth.login_with_api_key", "params": ["12-${sample.base62(64, 'ws')}"]}`,
  ],
  counterexamples: [`3-${sample.base62(64)}`, `truenas: 3-${sample.hex(64)}`, 'truenas: "1-your-api-key"'],
})
