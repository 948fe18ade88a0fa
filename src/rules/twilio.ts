import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const NAMED = 'twilio[A-Za-z0-9_.-]{0,24}(?:token|secret|password|pass|key)'
// A SID stands right before its secret in calls, `("SK…", "…")`, and in basic authentication, `SK…:…`.
const beside = (kind: string) => `(?<![A-Za-z0-9])${kind}[0-9a-f]{32}`

export default defineRules(
  {
    id: 'twilio-api-key',
    provider: 'Twilio',
    title: 'Twilio API key secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['twilio'],
    pattern: assigned(
      `${NAMED}|(?<![A-Za-z0-9_])(?:api[_-]?(?:key[_-]?)?|key[_-]?)secret|${beside('SK')}`,
      '[A-Za-z0-9]{32}(?!\\(|\\.[a-z])',
    ).pattern,
    reach: { before: 800, after: 800 },
    context: ['twilio'],
    // Secrets of keys mix both cases with digits; an auth token is hex.
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    companion: { rule: 'twilio-api-key-sid' },
    variable: 'TWILIO_API_SECRET',
    remediation: {
      risk: 'send messages and place calls on your bill, mint access tokens for voice and video, and read call and message logs',
      revokeAt: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      steps: [
        'Open Account, “API keys & tokens”, find the key by its SID (SK…), and look whether it is Main, Standard or Restricted.',
        'Press “Create API key” with the same region and a narrower type, and deploy SID and secret together.',
        'Delete the old key; access tokens signed with it end with it.',
        'Read “Monitor”, Logs, for numbers and countries you do not serve.',
      ],
      command: 'twilio api:core:keys:remove --sid SK…',
      overlap: 'An account can have many keys, so create the new one before you delete the old one.',
      prevention: [
        'Create restricted keys, which allow single products and verbs.',
        'Limit the countries under “Geo permissions” for messaging and voice, and set usage triggers.',
      ],
    },
    source: 'https://www.twilio.com/docs/iam/api-keys',
    examples: [
      `TWILIO_API_SECRET=${sample.base62(32)}`,
      `TWILIO_API_KEY=SK${sample.hex(32)}\nTWILIO_API_KEY_SECRET=${sample.base62(32, 'pair')}`,
      `const client = twilio('SK${sample.hex(32, 'js')}', '${sample.base62(32, 'js')}', { accountSid })`,
      `twilioSecret: "${sample.base62(32, 'camel')}"`,
    ],
    counterexamples: [
      `TWILIO_API_KEY=SK${sample.hex(32)}`,
      `API_SECRET=${sample.base62(32)}`,
      `TWILIO_API_KEY=SK${'X'.repeat(32)}`,
      `TWILIO_API_SECRET=${sample.hex(32)}`,
    ],
  },
  {
    id: 'twilio-api-key-sid',
    provider: 'Twilio',
    title: 'Twilio API key SID',
    severity: 'low',
    certainty: 'certain',
    keywords: ['twilio'],
    pattern: /(?<![A-Za-z0-9])(?<secret>SK(?<random>[0-9a-f]{32}))(?![A-Za-z0-9])/g,
    reach: { before: 800, after: 800 },
    context: ['twilio'],
    // The name of a key, which opens nothing without its secret; also the issuer in every access token.
    mode: 'public',
    variable: 'TWILIO_API_KEY',
    remediation: {
      risk: 'know which key you use, and nothing more without its secret',
      revokeAt: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      steps: ['Nothing to revoke. Search the same commit for the secret of 32 letters and digits that belongs to it.'],
      prevention: ['Name the variable TWILIO_API_KEY_SID, so that readers do not take it for the secret.'],
    },
    source: 'https://www.twilio.com/docs/iam/api-keys',
    examples: [`TWILIO_API_KEY=SK${sample.hex(32)}`, `twilio: { apiKeySid: 'SK${sample.hex(32, 'js')}' }`],
    counterexamples: [`id = "SK${sample.hex(32)}"`, `TWILIO_API_KEY=SK${'X'.repeat(32)}`],
  },
  {
    id: 'twilio-auth-token',
    provider: 'Twilio',
    title: 'Twilio auth token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['twilio'],
    // 32 hex digits could be a digest, but not under these names: only ones for a token, or the account SID before it.
    pattern: assigned(
      `${NAMED}|(?<![A-Za-z0-9_])(?:(?:test|live)?[_-]?auth[_-]?)?token|${beside('AC')}`,
      '[0-9a-f]{32}',
    ).pattern,
    reach: { before: 800, after: 800 },
    context: ['twilio'],
    isGenuine: (secret) => secret === secret.toLowerCase(),
    // The token does not tell; the names beside it and the magic numbers of test credentials do.
    mode: {
      near: {
        live: ['live credentials', 'twilio_live', 'live_account_sid', 'live_auth_token', 'liveauthtoken'],
        test: [
          'test credentials',
          'twilio_test',
          'test_account_sid',
          'test_auth_token',
          'auth_token_test',
          'testauthtoken',
          '+1500555000',
        ],
      },
    },
    variable: 'TWILIO_AUTH_TOKEN',
    remediation: {
      risk: 'do everything on the account: call and message anyone at your cost, buy numbers, download recordings, and forge signed webhooks',
      revokeAt: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      steps: [
        'Open Account, “API keys & tokens”, and press “Request a secondary token” under the auth tokens of the live credentials.',
        'Deploy the secondary token everywhere, in the validation of X-Twilio-Signature too.',
        'Press “Promote secondary token”: the leaked primary dies at once. Each subaccount has a token of its own.',
        'Check usage, new API keys and new phone numbers since the leak, and report fraud to Twilio support.',
      ],
      command:
        'POST https://accounts.twilio.com/v1/AuthTokens/Secondary, then POST https://accounts.twilio.com/v1/AuthTokens/Promote',
      overlap: 'Primary and secondary both work until you promote; do not wait if the token is public.',
      prevention: [
        'Call the API with an API key, and keep the auth token for checking signatures alone.',
        'Test with the test credentials of the console, which send nothing and cost nothing.',
      ],
    },
    source: 'https://www.twilio.com/docs/iam/api/authtoken',
    examples: [
      `TWILIO_AUTH_TOKEN=${sample.hex(32)}`,
      `from twilio.rest import Client\nclient = Client("AC${sample.hex(32, 'sid')}", "${sample.hex(32, 'py')}")`,
      `curl https://api.twilio.com/2010-04-01/Accounts.json -u AC${sample.hex(32, 'u')}:${sample.hex(32, 'curl')}`,
      `use Twilio\\Rest\\Client;\n$sid = "AC${sample.hex(32, 'php')}";\n$token = "${sample.hex(32, 'secret')}";`,
      `# Twilio test credentials\nTEST_AUTH_TOKEN=${sample.hex(32, 'test')}`,
      `"twilioToken": "${sample.hex(32, 'json')}"`,
    ],
    counterexamples: [
      `AUTH_TOKEN=${sample.hex(32)}`,
      `TWILIO_ACCOUNT_SID=AC${sample.hex(32)}`,
      `TWILIO_BODY_MD5=${sample.hex(32)}`,
      `TWILIO_AUTH_TOKEN=${'0'.repeat(32)}`,
      `TWILIO_API_SECRET=${sample.base62(32)}`,
    ],
  },
)
