import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const secretSteps: Remediation = {
  risk: 'act as your Meta app: make app tokens, debug user tokens, and forge the proof of its API calls',
  revokeAt: 'https://developers.facebook.com/apps/',
  steps: [
    'Open the app, “App settings”, “Basic”, and choose “Reset” beside the app secret; app access tokens made from it end too.',
    'Deploy the new secret to every server that exchanges codes or checks X-Hub-Signature-256.',
    'Look at the alerts and the API usage of the app for calls that are not yours.',
  ],
  prevention: [
    'Turn on “Require app secret”, so that tokens alone are worth nothing without the proof.',
    'List your servers under “Server IP allowlist” in the advanced settings.',
  ],
}

export default defineRules(
  {
    id: 'facebook-access-token',
    provider: 'Meta',
    title: 'Meta Graph API access token',
    severity: 'high',
    certainty: 'certain',
    // The token has no longer literal part. Square’s begin alike and are 64 characters long; those have 150 and more.
    keywords: ['EAA'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>EAA(?<random>[A-Za-z0-9]{96,500}))(?![A-Za-z0-9+/])/g,
    variable: 'FACEBOOK_ACCESS_TOKEN',
    remediation: {
      risk: 'post as your pages, spend on your ad accounts, or send WhatsApp messages, as far as the permissions of the token go',
      revokeAt: 'https://business.facebook.com/settings/system-users',
      steps: [
        'Paste it into the Access Token Debugger to see whose it is, which app made it, and when it ends.',
        'System user token: open “Business settings”, “System users”, the user, and choose “Revoke tokens”.',
        'User or page token: remove the app under “Business integrations” of that person, or call the command below.',
        'Check pages, ads and payment methods for what you did not do.',
      ],
      command: 'DELETE https://graph.facebook.com/me/permissions?access_token=<token>',
      prevention: [
        'Turn on “Require app secret” in the advanced settings of the app.',
        'Give a system user only the assets and permissions it needs, and tokens that expire after 60 days.',
      ],
    },
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    examples: [
      `FACEBOOK_ACCESS_TOKEN=EAAC${sample.base62(180)}ZD`,
      `https://graph.facebook.com/v19.0/me?access_token=EAAG${sample.base62(150)}&fields=id`,
      `WHATSAPP_TOKEN: "EAA${sample.base62(200)}"`,
    ],
    counterexamples: [`EAAA${sample.base64url(60)}`, 'EAACEdEose0cBA...', `EAA${'x'.repeat(150)}`],
  },
  {
    id: 'facebook-access-token-app',
    provider: 'Meta',
    title: 'Meta app access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['facebook', 'access_token', 'access-token', 'accesstoken', 'fb_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>\d{13,17}(?:\||%7[Cc])(?<random>[A-Za-z0-9_-]{27,40}))(?![A-Za-z0-9_-])/g,
    context: ['facebook', 'fb_', 'fb.', 'fbgraph', 'whatsapp', 'instagram'],
    variable: 'FACEBOOK_APP_ACCESS_TOKEN',
    remediation: secretSteps,
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    examples: [
      `FACEBOOK_ACCESS_TOKEN=${sample.digits(15)}|${sample.base64url(27)}`,
      `https://graph.facebook.com/debug_token?access_token=${sample.digits(16)}%7C${sample.base64url(27, 'b')}`,
    ],
    counterexamples: [
      `access_token=${sample.digits(15)}|${sample.base64url(27)}`,
      'FACEBOOK_ACCESS_TOKEN={app-id}|{app-secret}',
    ],
  },
  {
    id: 'facebook-access-token-app-secret',
    provider: 'Meta',
    title: 'Meta app secret',
    severity: 'high',
    certainty: 'likely',
    keywords: [
      'facebook',
      'fb_',
      'fbapp',
      'fbsecret',
      'fbclient',
      'meta_app',
      'metaapp',
      'app_secret',
      'app-secret',
      'appsecret',
      'client_secret',
      'client-secret',
      'clientsecret',
    ],
    ...assigned(
      'facebook|(?<![a-z])fb[_-]?(?:app|client)?[_-]?(?:secret|key|token)|meta[_-]?app[_-]?secret|(?:app|client)[_-]?secret',
      '[a-f0-9]{32}',
    ),
    context: ['facebook', 'fb_', 'fbapp', 'fbsecret', 'fbclient', 'meta_app', 'metaapp'],
    isGenuine: (secret) => /^[a-f0-9]+$/.test(secret),
    variable: 'FACEBOOK_APP_SECRET',
    remediation: secretSteps,
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    examples: [
      `FACEBOOK_APP_SECRET=${sample.hex(32)}`,
      `new FacebookStrategy({\n  clientID: '${sample.digits(15)}',\n  clientSecret: '${sample.hex(32, 'b')}',\n})`,
    ],
    counterexamples: [
      `clientSecret: '${sample.hex(32)}'`,
      `FACEBOOK_APP_ID=${sample.digits(15)}`,
      'FACEBOOK_APP_SECRET=your-app-secret',
    ],
  },
)
