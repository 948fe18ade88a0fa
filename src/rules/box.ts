import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `box` alone ends too many words (sandbox, inbox), so the word that follows belongs to the keyword.
const SUBJECTS = ['client', 'secret', 'token', 'access', 'dev', 'api', 'app', 'key', 'auth'] as const

export default defineRules({
  id: 'box-client-secret',
  provider: 'Box',
  title: 'Box client secret or developer token',
  severity: 'critical',
  certainty: 'likely',
  keywords: ['boxappsettings', ...['_', '-', '.', ''].flatMap((joint) => SUBJECTS.map((word) => `box${joint}${word}`))],
  // The client id has the same shape; it may be seen.
  ...assigned(
    `boxappsettings[^}]{0,160}clientsecret|(?<![a-z])box[_.-]?(?:${SUBJECTS.join('|')})(?![a-z0-9_.\\- ]{0,12}id(?![a-z]))`,
    '[A-Za-z0-9]{32}',
  ),
  isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
  variable: 'BOX_CLIENT_SECRET',
  remediation: {
    risk: 'log in as your Box app, and read the files of the whole enterprise if the app uses JWT or client credentials',
    revokeAt: 'https://app.box.com/developers/console',
    steps: [
      'Open the app in the Developer Console, “Configuration”, and choose “Reset” beside the client secret.',
      'A developer token lasts 60 minutes: choose “Revoke” beside it.',
      'If the file was a JWT configuration (boxAppSettings), remove its public key under “Add and Manage Public Keys” and generate another pair.',
      'Have a Box admin run the user activity report for the service account of the app.',
    ],
    prevention: [
      'Give a server app “App Access Only” and the application scopes it uses.',
      'Load the JWT configuration from a secret manager; it holds secret, private key and passphrase in one file.',
    ],
  },
  source: 'https://developer.box.com/guides/authentication/',
  examples: [
    `BOX_CLIENT_SECRET=${sample.base62(32)}`,
    `boxToken: "${sample.base62(32, 'b')}"`,
    `{ "boxAppSettings": { "clientID": "${sample.base62(32, 'c')}", "clientSecret": "${sample.base62(32, 'd')}" } }`,
  ],
  counterexamples: [
    `BOX_CLIENT_ID=${sample.base62(32)}`,
    `SANDBOX_CLIENT_SECRET=${sample.base62(32)}`,
    'BOX_CLIENT_SECRET=your-client-secret',
  ],
})
