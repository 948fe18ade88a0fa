import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'pusher-channels-secret',
  provider: 'Pusher',
  title: 'Pusher Channels secret',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['pusher'],
  ...assigned('pusher[A-Za-z0-9_.-]{0,12}secret', '[a-f0-9]{20}'),
  mode: 'unknown',
  variable: 'PUSHER_SECRET',
  remediation: {
    risk: 'publish to every channel and sign clients into private ones',
    revokeAt: 'https://dashboard.pusher.com/',
    steps: [
      'Open the app, App Keys, and create a new key pair.',
      'Replace key and secret in the server that signs channel authorizations, then delete the leaked pair.',
      'Watch the debug console for events that your server did not send.',
    ],
    prevention: [
      'Make a Channels app for each stage: key, secret and cluster belong to the app.',
      'Turn on end-to-end encrypted channels for private data.',
    ],
  },
  source: 'https://pusher.com/docs/channels/library_auth_reference/auth-signatures/',
  examples: [
    `PUSHER_SECRET=${sample.hex(20)}`,
    `new Pusher({ appId: '123456', key: process.env.KEY, pusherSecret: '${sample.hex(20, 'js')}' })`,
  ],
  counterexamples: [`SECRET=${sample.hex(20)}`, 'PUSHER_SECRET=xxxxxxxxxxxxxxxxxxxx'],
})
