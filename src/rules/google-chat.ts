import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'google-chat-webhook-url',
  provider: 'Google Chat',
  title: 'Google Chat webhook',
  severity: 'low',
  certainty: 'certain',
  keywords: ['chat.googleapis.com'],
  context: ['chat.googleapis.com'],
  // The key in it is Google’s own and the same for all; the token is the secret.
  pattern:
    /(?<secret>https:\/\/chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,40}\/messages\?key=[A-Za-z0-9_-]{30,50}(?:&amp;|&|\\u0026)token=(?<random>[A-Za-z0-9_-]{30,90}(?:%3D|=){0,2}))/g,
  precedence: 1,
  variable: 'GOOGLE_CHAT_WEBHOOK_URL',
  remediation: {
    risk: 'post messages and cards to the space as your app',
    revokeAt: 'https://chat.google.com/',
    steps: [
      'In the space open the menu beside its name, “Apps & integrations”, and delete the webhook.',
      'Add a webhook of the same name and store its URL as a secret of the job that posts.',
    ],
    prevention: ['Use a Chat app with a service account where messages must be trusted.'],
  },
  source: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
  examples: [
    `https://chat.googleapis.com/v1/spaces/AAAA${sample.base62(7)}/messages?key=${sample.base62(39)}&token=${sample.base64url(43)}%3D`,
    `webhook: "https://chat.googleapis.com/v1/spaces/${sample.base62(11, 'g')}/messages?key=${sample.base62(39, 'g')}&token=${sample.base64url(43, 'g')}"`,
  ],
  counterexamples: [
    'https://chat.googleapis.com/v1/spaces/SPACE_ID/messages?key=KEY&token=TOKEN',
    `https://chat.googleapis.com/v1/spaces/${sample.base62(11)}/messages`,
  ],
})
