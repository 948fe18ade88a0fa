import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'recaptcha-secret-key',
  provider: 'Google reCAPTCHA',
  title: 'reCAPTCHA secret key',
  severity: 'low',
  certainty: 'certain',
  keywords: ['captcha'],
  // Site keys have the same shape and are public, so the name must say secret or private.
  ...assigned(
    're?captcha[A-Za-z0-9_.-]{0,16}(?:secret|private)|(?:secret|private)[_-]?(?:key)?[_-]?(?:g?re?)?captcha',
    '6L[A-Za-z0-9_-]{38}',
    'A-Za-z0-9_-',
  ),
  isGenuine: (secret) => !secret.startsWith(`6LeIxAcT${'A'.repeat(5)}`),
  variable: 'RECAPTCHA_SECRET_KEY',
  remediation: {
    risk: 'ask Google for the verdict on tokens of your site, so that tokens can be spent before your server sees them',
    revokeAt: 'https://www.google.com/recaptcha/admin',
    steps: [
      'Open the site in the reCAPTCHA admin console, “Settings”, and note its domains: a secret cannot be changed alone.',
      'Register the site again with “+”, put the new site key into the pages and the new secret key on the server, together.',
      'Delete the old site when its requests have stopped.',
    ],
    prevention: ['Only the server that calls siteverify needs this key; the pages need the site key.'],
  },
  source: 'https://developers.google.com/recaptcha/docs/verify',
  examples: [
    `RECAPTCHA_SECRET_KEY=6L${sample.base62(38, 'r')}`,
    `"recaptchaPrivateKey": "6L${sample.base64url(38, 'r2')}"`,
  ],
  counterexamples: [`RECAPTCHA_SITE_KEY=6L${sample.base62(38)}`, `RECAPTCHA_SECRET_KEY=6LeIxAcTAAAAA${'x'.repeat(27)}`],
})
