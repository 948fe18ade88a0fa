import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'cloudflare-turnstile-secret',
  provider: 'Cloudflare Turnstile',
  title: 'Turnstile secret key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['0x4AAA'],
  // 35 characters; site keys begin alike and have 22 to 24.
  pattern: /(?<![A-Za-z0-9])(?<secret>0x4AAAAA(?<random>[A-Za-z0-9_-]{25,32}))(?![A-Za-z0-9_-])/g,
  variable: 'TURNSTILE_SECRET_KEY',
  remediation: {
    risk: 'redeem Turnstile tokens of your widget before your server does, which makes real visitors fail',
    revokeAt: 'https://dash.cloudflare.com/?to=/:account/turnstile',
    steps: [
      'Under “Turnstile” open “Settings” of the widget and choose “Rotate secret key”.',
      'Deploy the new secret to every server that calls siteverify.',
      'If the old one is being abused, choose to invalidate it at once instead of keeping it for two hours.',
    ],
    command: 'POST /accounts/{account_id}/challenges/widgets/{sitekey}/rotate_secret',
    overlap: 'After a rotation both secrets are valid for two hours, unless you say otherwise.',
    prevention: ['Use Cloudflare’s dummy secrets (1x0…, 2x0…) in tests and development.'],
  },
  source: 'https://developers.cloudflare.com/turnstile/get-started/server-side-validation/',
  examples: [
    `TURNSTILE_SECRET_KEY=0x4AAAAA${sample.base64url(27, 't')}`,
    `{"secret": "0x4AAAAA${sample.base62(27, 'ts')}"}`,
  ],
  counterexamples: [`TURNSTILE_SITE_KEY=0x4AAAAA${sample.base62(16)}`, `TURNSTILE_SECRET_KEY=1x${'0'.repeat(30)}AA`],
})
