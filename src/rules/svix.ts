import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'svix-api-key',
    provider: 'Svix',
    title: 'Svix API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['testsk_', 'sk_'],
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>(?<mode>testsk|sk)_(?<random>[A-Za-z0-9_-]{32,48})\.(?:us|eu|in|ca|au))(?![A-Za-z0-9_.-])/g,
    mode: { marks: { testsk: 'test', sk: 'live' } },
    precedence: 1,
    variable: 'SVIX_API_KEY',
    remediation: {
      risk: 'send webhooks to your customers in your name and read what was sent',
      revokeAt: 'https://dashboard.svix.com/',
      steps: [
        'Open API Access and create a new key.',
        'Deploy it, then expire the old one now.',
        'Check the applications and endpoints for changes since the leak.',
      ],
      prevention: ['Use the key of a development environment (testsk_) outside production.'],
    },
    source: 'https://docs.svix.com/api-keys',
    examples: [`SVIX_API_KEY=sk_${sample.base64url(36)}.eu`, `new Svix('testsk_${sample.base64url(32, 'test')}.us')`],
    counterexamples: [`sk_${sample.base64url(36)}`, `task_${sample.base64url(36)}.eu`],
  },
  {
    id: 'standard-webhooks-secret',
    provider: 'Svix / Standard Webhooks',
    title: 'Webhook signing secret (Standard Webhooks)',
    severity: 'high',
    certainty: 'certain',
    keywords: ['whsec_'],
    // 32 letters and digits are Stripe’s; padding, + or / or another length are not. The published sample has Stripe’s length.
    pattern: /(?<![A-Za-z0-9])(?<secret>whsec_(?<random>[A-Za-z0-9+/]{31,90}={0,2}))(?![A-Za-z0-9+/=_])/g,
    mode: 'unknown',
    isGenuine: (secret) => !/^whsec_[A-Za-z0-9]{32}$/.test(secret),
    precedence: -0.5,
    variable: 'WEBHOOK_SECRET',
    remediation: {
      risk: 'forge webhooks that your handler takes for the sender’s',
      revokeAt: 'https://docs.svix.com/receiving/verifying-payloads/how',
      steps: [
        'Find out who sends these webhooks: Svix, Clerk, Resend, Polar and others use this form.',
        'Open the endpoint at the sender and rotate its secret; the old one signs for another 24 hours.',
        'Compare the events you handled since the leak with the sender’s list.',
      ],
      overlap: 'The old secret keeps signing for 24 hours.',
      prevention: ['Let every receiver verify with the secret of its own endpoint, read from the environment.'],
    },
    source: 'https://docs.svix.com/receiving/verifying-payloads/how',
    examples: [`WEBHOOK_SECRET=whsec_${sample.base64(42)}==`, `secret: "whsec_${sample.base64(43, 'yaml')}="`],
    counterexamples: [`whsec_${sample.base62(32)}`, 'whsec_secret'],
  },
)
