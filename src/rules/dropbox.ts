import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token: Remediation = {
  risk: 'list, download, change and delete the Dropbox files that the app may touch',
  revokeAt: 'https://www.dropbox.com/account/connected_apps',
  steps: [
    'Revoke the token with the API call below, or disconnect the app under “Connected apps” of the account it belongs to.',
    'Authorise the app again for a new token.',
    'Look at “Recent events” of the account, and restore files from their version history where needed.',
  ],
  command: 'curl -X POST https://api.dropboxapi.com/2/auth/token/revoke -H "Authorization: Bearer <token>"',
  prevention: [
    'Choose “App folder” access, which keeps the app out of all other files, and the fewest permissions.',
    'Store a refresh token in a secret manager and let access tokens end after four hours.',
  ],
}

export default defineRules(
  {
    id: 'dropbox-token',
    provider: 'Dropbox',
    title: 'Dropbox access token',
    severity: 'high',
    certainty: 'certain',
    // The token has no longer literal part, unless `u.` follows.
    keywords: ['sl.'],
    // About 135 characters in old tokens, beyond 1000 in those that begin `sl.u.`.
    pattern: /(?<![A-Za-z0-9])(?<secret>sl\.(?:u\.)?(?<random>[A-Za-z0-9_-]{120,2000}))(?![A-Za-z0-9_-])/g,
    reach: { after: 2100 },
    variable: 'DROPBOX_ACCESS_TOKEN',
    remediation: token,
    source: 'https://developers.dropbox.com/oauth-guide',
    examples: [
      `DROPBOX_ACCESS_TOKEN=sl.${sample.base64url(135)}`,
      `dbx = dropbox.Dropbox("sl.u.${sample.base64url(1100)}")`,
    ],
    counterexamples: ['DROPBOX_ACCESS_TOKEN=sl.your-token', `ssl.${sample.base64url(135)}`, `sl.${'x'.repeat(135)}`],
  },
  {
    id: 'dropbox-token-legacy',
    provider: 'Dropbox',
    title: 'Dropbox long-lived access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['dropbox', 'dbx_'],
    pattern: /(?<![A-Za-z0-9_-])(?<secret>[A-Za-z0-9_-]{11}A{10}(?<random>[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
    reach: { before: 640, after: 640 },
    context: ['dropbox', 'dbx_'],
    variable: 'DROPBOX_ACCESS_TOKEN',
    remediation: {
      ...token,
      steps: [
        'Revoke the token with the API call below: it never ends by itself.',
        'In the settings of the app set “Access token expiration” to short-lived, and authorise it again for a refresh token.',
        'Look at “Recent events” of the account, and restore files from their version history where needed.',
      ],
    },
    source: 'https://developers.dropbox.com/oauth-guide',
    examples: [
      `DROPBOX_TOKEN=${sample.base62(11)}${'A'.repeat(10)}${sample.base64url(43)}`,
      `curl https://api.dropboxapi.com/2/files/list_folder -H "Authorization: Bearer ${sample.base62(11, 'b')}${'A'.repeat(10)}${sample.base64url(43, 'b')}"`,
    ],
    counterexamples: [
      `blob=${sample.base62(11)}${'A'.repeat(10)}${sample.base64url(43)}`,
      `DROPBOX_TOKEN=${'A'.repeat(64)}`,
    ],
  },
  {
    id: 'dropbox-token-app-secret',
    provider: 'Dropbox',
    title: 'Dropbox app secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['dropbox', 'dbx_', 'app_secret', 'app-secret', 'appsecret'],
    // The app key has the same shape and may be seen; only its name tells.
    ...assigned(
      '(?:dropbox|dbx_)(?![a-z0-9_.\\- ]{0,16}(?:app[_-]?key|client[_-]?id|api[_-]?key))|app[_-]?secret',
      '[a-z0-9]{15}',
    ),
    context: ['dropbox', 'dbx_'],
    isGenuine: (secret) => /^[a-z0-9]+$/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
    variable: 'DROPBOX_APP_SECRET',
    remediation: {
      risk: 'exchange stolen codes and refresh tokens in the name of your app, and fake its webhooks',
      revokeAt: 'https://www.dropbox.com/developers/apps',
      steps: [
        'Open the app in the App Console, “Settings”, and reset the app secret.',
        'Deploy the new secret to the servers that exchange codes and check X-Dropbox-Signature.',
        'Users stay connected: refresh tokens are bound to the app, so revoke those that leaked too.',
      ],
      prevention: ['Use PKCE in desktop and mobile apps: they then need no app secret.'],
    },
    source: 'https://developers.dropbox.com/oauth-guide',
    examples: [`DROPBOX_APP_SECRET=${sample.base36(15)}`, `// Dropbox\nappSecret: '${sample.base36(15, 'b')}'`],
    counterexamples: [
      `DROPBOX_APP_KEY=${sample.base36(15)}`,
      `appSecret: '${sample.base36(15)}'`,
      'DROPBOX_APP_SECRET=yourappsecrethe',
    ],
  },
)
