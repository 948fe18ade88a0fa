import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const keyOf = (seed = '') => [`AAAA${sample.base62(7, seed)}`, `APA91b${sample.base64url(134, seed)}`].join(':')

export default defineRules({
  id: 'firebase-server-key',
  provider: 'Google Firebase',
  title: 'Firebase Cloud Messaging server key',
  severity: 'medium',
  certainty: 'certain',
  keywords: [':APA91b'],
  // Registration tokens of devices have the same tail; AAAA is the head of a server key.
  pattern:
    /(?<![A-Za-z0-9_-])(?<secret>AAAA[A-Za-z0-9_-]{7}:APA91b(?<random>[A-Za-z0-9_-]{120,150}))(?![A-Za-z0-9_-])/g,
  variable: 'FCM_SERVER_KEY',
  remediation: {
    risk: 'send push messages to everybody who has your app, where the legacy interface is still answered',
    revokeAt: 'https://console.firebase.google.com/project/_/settings/cloudmessaging',
    steps: [
      'Open “Project settings”, “Cloud Messaging”, and choose “Manage API in Google Cloud Console” in the menu of the legacy API.',
      'Disable the legacy “Cloud Messaging” API there; Google shut it down in 2024, so nothing should need it.',
      'Delete the server key, and send through the HTTP v1 API with a service account.',
    ],
    prevention: [
      'HTTP v1 uses access tokens that live for an hour: let servers on Google Cloud take them from their own identity.',
      'Give the service account the role “Firebase Cloud Messaging API Admin” and no other.',
    ],
  },
  source: 'https://firebase.google.com/docs/cloud-messaging/',
  examples: [`FCM_SERVER_KEY=${keyOf()}`, `-H "Authorization: key=${keyOf('curl')}"`],
  counterexamples: [
    `${sample.base62(22)}:APA91b${sample.base64url(134)}`,
    `AAAA${sample.base62(7)}:APA91b${'x'.repeat(134)}`,
  ],
})
