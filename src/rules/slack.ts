import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LEFT = '(?<![A-Za-z0-9])'
const RIGHT = '(?![A-Za-z0-9_-])'
// Digits that count up or repeat are the team of an example in documentation.
const NO_EXAMPLE = '(?!1234567890|0{8}|1{8})'

const SLASH = '\\\\?/'
const team = '(?!T0{8})[TE][A-Z0-9]{7,14}'
const hook = [
  ['services', team, 'B[A-Z0-9]{7,14}'],
  ['workflows', team, '[AB][A-Z0-9]{7,14}', '\\d{14,22}'],
  ['workflows', team, '[AB][A-Z0-9]{7,14}'],
  ['triggers', team, '\\d{10,18}'],
]
  .map((parts) => parts.join(SLASH))
  .join('|')

const APPS = 'https://api.slack.com/apps'
const HOST = 'hooks.slack.com'
const HOOKS = `https://${HOST}`
const TOKENS = 'https://docs.slack.dev/authentication/tokens'

/** Tokens of apps with rotation carry base64 of what older tokens spell out; 146 to 166 characters were observed. */
const rotating = (seed: string, length = 164) => sample.base62(length, seed)
const digits = (seed: string, length = 12) => `7${sample.digits(length - 1, seed)}`

const revoke = (token: string) => `curl -H "Authorization: Bearer $${token}" https://slack.com/api/auth.revoke`

export default defineRules(
  {
    id: 'slack-bot-token',
    provider: 'Slack',
    title: 'Slack bot token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xoxb-'],
    // Team, bot user and 24 characters; team and 18 to 26 in older ones; a version digit and a long rest with rotation.
    pattern: new RegExp(
      `${LEFT}(?<secret>(?:xoxe\\.)?xoxb-${NO_EXAMPLE}(?:\\d{1,16}-){1,2}(?<random>[A-Za-z0-9]{16,320}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_BOT_TOKEN',
    remediation: {
      risk: 'read and post messages and files as your bot, in every channel the bot is in and as far as its scopes go',
      revokeAt: APPS,
      steps: [
        'Select the app, open “OAuth & Permissions”, and choose “Revoke All OAuth Tokens” at the bottom of the page.',
        'Press “Reinstall to Workspace” and set the new Bot User OAuth Token as SLACK_BOT_TOKEN.',
        'A distributed app has one token for each workspace: revoke a single one with the call below instead.',
        'Ask a workspace owner for the access logs, which show the addresses the token was used from.',
      ],
      command: revoke('SLACK_BOT_TOKEN'),
      prevention: [
        'Restrict the token to your servers under “OAuth & Permissions”, “Restrict API Token Usage”.',
        'Turn on token rotation, so that an access token ends after 12 hours.',
        'Remove scopes that no call needs, above all the history and files ones.',
      ],
    },
    source: TOKENS,
    examples: [
      `SLACK_BOT_TOKEN=xoxb-${digits('team')}-${digits('user', 13)}-${sample.base62(24)}`,
      `"token": "xoxb-${digits('old')}-${sample.base62(24, 'old')}"`,
      `bot_token: xoxe.xoxb-1-${rotating('bot')}`,
    ],
    counterexamples: [
      'SLACK_BOT_TOKEN=xoxb-your-token',
      `xoxb-${'123456789012'}-1234567890123-${sample.base62(24)}`,
      `xoxb-${digits('team')}-${digits('user')}-${'x'.repeat(24)}`,
      `axoxb-${digits('team')}-${sample.base62(24)}`,
    ],
  },
  {
    id: 'slack-user-token',
    provider: 'Slack',
    title: 'Slack user token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['xoxp-'],
    pattern: new RegExp(
      `${LEFT}(?<secret>(?:xoxe\\.)?xoxp-${NO_EXAMPLE}(?:\\d{1,16}-){1,3}(?=[A-Za-z]{0,60}\\d)(?<random>[A-Za-z0-9]{24,320}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_USER_TOKEN',
    remediation: {
      risk: 'act as the person who installed the app: search and read private channels and direct messages, download files, and post under that name',
      revokeAt: APPS,
      steps: [
        'Call auth.revoke with the token (below); it ends this token of this user at once.',
        'If the app is yours, its “OAuth & Permissions” page lists the User OAuth Token and can revoke all of them.',
        'The user can remove the app too: workspace apps page, the app, “Configuration”, “Revoke”.',
        'Tell the workspace owners, who can read in the audit or access logs what was opened.',
      ],
      command: revoke('SLACK_USER_TOKEN'),
      prevention: [
        'Move the calls to a bot token; few methods need a user.',
        'Ask for user scopes one by one, and never for search:read or admin scopes by default.',
      ],
    },
    source: TOKENS,
    examples: [
      `SLACK_TOKEN=xoxp-${digits('a')}-${digits('b')}-${digits('c')}-${sample.hex(32)}`,
      `user_token = "xoxe.xoxp-1-${rotating('user')}"`,
    ],
    counterexamples: [
      'xoxp-XXXXXXXXXX-XXXXXXXXXX-XXXXXXXXXXX-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      `xoxp-${digits('a')}-${digits('b')}-${digits('c')}-${'0'.repeat(32)}`,
      `token: xoxp-${'1234567890'}`,
    ],
  },
  {
    id: 'slack-app-token',
    provider: 'Slack',
    title: 'Slack app-level token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xapp-'],
    pattern: new RegExp(
      `${LEFT}(?<secret>xapp-\\d{1,2}-[A-Z0-9]{8,14}-${NO_EXAMPLE}\\d{8,16}-(?<random>[0-9a-f]{48,96}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_APP_TOKEN',
    remediation: {
      risk: 'open Socket Mode connections of your app and so receive, or swallow, the events of every workspace that installed it',
      revokeAt: APPS,
      steps: [
        'Select the app, “Basic Information”, “App-Level Tokens”, and open the token by its name.',
        'Generate a second token with the same scopes (connections:write for Socket Mode) and restart the app with it.',
        'Press “Revoke” in the old one; open sockets are closed.',
      ],
      prevention: [
        'Give the token no more than connections:write.',
        'Receive events over HTTPS with request signing where the server has a public address, and there is no token to lose.',
      ],
    },
    source: TOKENS,
    examples: [
      `SLACK_APP_TOKEN=xapp-1-A0${sample.upper36(9)}-${digits('app', 13)}-${sample.hex(64)}`,
      `App(app_token='xapp-1-A0${sample.upper36(8, 'py')}-${digits('py')}-${sample.hex(64, 'py')}')`,
    ],
    counterexamples: [
      'SLACK_APP_TOKEN=xapp-1-A0123ABCD-your-token',
      `xapp-1-A0${sample.upper36(9)}-${digits('app')}-${'0'.repeat(64)}`,
      `zxapp-1-A0${sample.upper36(9)}-${digits('app')}-${sample.hex(64)}`,
    ],
  },
  {
    id: 'slack-refresh-config-token',
    provider: 'Slack',
    title: 'Slack refresh token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xoxe-'],
    // Of an app with rotation or of a configuration token; the two look the same. Some spell out their groups.
    pattern: new RegExp(
      `${LEFT}(?<secret>xoxe-(?<random>\\d{1,2}-[A-Za-z0-9]{100,320}|(?:\\d{8,16}-){3}[0-9a-f]{24,64}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_REFRESH_TOKEN',
    remediation: {
      risk: 'exchange it once for a fresh access token of your app, or for a configuration token that edits every app you own',
      revokeAt: APPS,
      steps: [
        'Refresh first: it works a single time, so your own call of oauth.v2.access (or tooling.tokens.rotate for a configuration token) makes the leaked one worthless.',
        'If that call fails, someone was faster: revoke the tokens of the app, or those under “Your App Configuration Tokens”.',
        'Store the new pair, and look through the redirect URLs and scopes of your apps for changes.',
      ],
      command: 'curl -d refresh_token=$SLACK_REFRESH_TOKEN https://slack.com/api/tooling.tokens.rotate',
      prevention: [
        'Keep refresh tokens encrypted in the installation store; no environment file needs one.',
        'Rotate the client secret of the app too if it stood in the same place, because refreshing asks for it.',
      ],
    },
    source: 'https://docs.slack.dev/authentication/using-token-rotation',
    examples: [
      `SLACK_REFRESH_TOKEN=xoxe-1-${rotating('refresh', 146)}`,
      `{"refresh_token":"xoxe-1-${rotating('json', 147)}"}`,
      `image.png?t=xoxe-${digits('a')}-${digits('b')}-${digits('c')}-${sample.hex(32)}`,
    ],
    counterexamples: [
      'refresh_token=xoxe-1-abcdefg',
      `xoxe-1-${'x'.repeat(146)}`,
      `fxoxe-1-${rotating('refresh', 146)}`,
    ],
  },
  {
    id: 'slack-refresh-config-token-access',
    provider: 'Slack',
    title: 'Slack app configuration token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xoxe.xoxp-'],
    // The user tokens of apps with rotation look the same: the words about manifests decide.
    precedence: 1,
    context: ['manifest', 'config_token', 'config-token', 'config token', 'configtoken', 'configuration', 'tooling'],
    pattern: new RegExp(`${LEFT}(?<secret>xoxe\\.xoxp-\\d{1,2}-(?<random>[A-Za-z0-9]{100,320}))${RIGHT}`, 'g'),
    variable: 'SLACK_CONFIG_TOKEN',
    remediation: {
      risk: 'create, change and delete the Slack apps you own in that workspace, redirect URLs and scopes among them, for up to 12 hours',
      revokeAt: APPS,
      steps: [
        'Scroll to “Your App Configuration Tokens” below the list of your apps, and press “Revoke” beside the workspace.',
        'Compare the “App Manifest” page of each app with the one in your repository.',
        'Press “Generate Token” when the next deployment needs one.',
      ],
      command: revoke('SLACK_CONFIG_TOKEN'),
      prevention: [
        'Let the deployment rotate the pair with tooling.tokens.rotate and keep only the result in a secret store.',
      ],
    },
    source: 'https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests',
    examples: [
      `SLACK_CONFIG_TOKEN=xoxe.xoxp-1-${rotating('config')}`,
      `curl https://slack.com/api/apps.manifest.update -H "Authorization: Bearer xoxe.xoxp-1-${rotating('curl', 166)}"`,
    ],
    counterexamples: [
      'config_token: xoxe.xoxp-1-RANDOMSTRINGHERE',
      `manifest xoxe.xoxp-1-${'x'.repeat(164)}`,
      `SLACK_TOKEN=xoxe.xoxp-1-${rotating('user')}`,
    ],
  },
  {
    id: 'slack-session-token',
    provider: 'Slack',
    title: 'Slack browser session token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['xoxc-'],
    pattern: new RegExp(`${LEFT}(?<secret>xoxc-(?:\\d{8,16}-){2,3}(?<random>[0-9a-f]{48,96}))${RIGHT}`, 'g'),
    // Neither half works alone.
    companion: { rule: 'slack-session-token-cookie' },
    variable: 'SLACK_XOXC_TOKEN',
    remediation: {
      risk: 'use Slack as you do in the browser, with everything you can see, once it has the “d” cookie as well',
      revokeAt: 'https://my.slack.com/account/settings',
      steps: [
        'Open the account settings of the workspace and choose “Sign out of all other sessions”, then sign out of this one.',
        'Change your password, or end the session at your identity provider if you sign in with SSO.',
        'Ask an owner to look through the access logs of your account.',
      ],
      prevention: [
        'Give scripts and MCP servers an app of their own with scopes; a session token has all of yours.',
        'Owners can shorten sessions under “Authentication”, “Session duration”.',
      ],
    },
    source: TOKENS,
    examples: [
      `SLACK_MCP_XOXC_TOKEN=xoxc-${digits('a')}-${digits('b')}-${digits('c')}-${sample.hex(64)}`,
      `token=xoxc-${digits('d')}-${digits('e')}-${digits('f', 13)}-${sample.hex(64, 'b')}\ncookie: d=xoxd-${sample.base62(120)}`,
    ],
    counterexamples: ['xoxc-...', `xoxc-${digits('a')}-${digits('b')}-${digits('c')}-${'0'.repeat(64)}`],
  },
  {
    id: 'slack-session-token-cookie',
    provider: 'Slack',
    title: 'Slack browser session cookie',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['xoxd-'],
    // 100 or more characters of base64, mostly with its signs URL-encoded.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>xoxd-(?<random>(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){90,800}={0,2}))(?![A-Za-z0-9_-])/g,
    reach: { after: 2600 },
    variable: 'SLACK_XOXD_TOKEN',
    remediation: {
      risk: 'open the Slack client, fetch the session token from it, and go on as you, in every workspace you are signed in to',
      revokeAt: 'https://my.slack.com/account/settings',
      steps: [
        'Choose “Sign out of all other sessions” in the account settings of each workspace this browser was signed in to.',
        'Sign out of the browser the “d” cookie came from, which ends the cookie itself.',
        'Reset your password, because a session can outlive the copy you know about.',
      ],
      prevention: ['Leave cookies out of recorded requests: clean HAR files and “Copy as cURL” before you share them.'],
    },
    source: TOKENS,
    examples: [
      `Cookie: d=xoxd-${sample.base62(60)}%2B${sample.base62(60, 'b')}%3D; lc=1`,
      `SLACK_MCP_XOXD_TOKEN=xoxd-${sample.base64(140)}`,
    ],
    counterexamples: ['d=xoxd-your-cookie', `d=xoxd-${'x'.repeat(120)}`, `foxoxd-${sample.base62(120)}`],
  },
  {
    id: 'slack-legacy-token',
    provider: 'Slack',
    title: 'Slack legacy or workspace token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['xoxa-', 'xoxr-', 'xoxo-', 'xoxs-'],
    // A digit is demanded, without which the short forms are words.
    pattern: new RegExp(
      `${LEFT}(?<secret>xox[aors]-(?=[A-Za-z-]{0,64}\\d)(?:\\d{1,16}-){0,4}(?<random>[A-Za-z0-9]{8,64}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_LEGACY_TOKEN',
    remediation: {
      risk: 'read and write in the workspace with the wide rights of its time, if the token is still valid',
      revokeAt: 'https://api.slack.com/legacy/custom-integrations/legacy-tokens',
      steps: [
        'Try auth.revoke with it (below): the answer tells whether it was alive.',
        'Remove the custom integration or uninstall the workspace app it belonged to, under the installed apps of the workspace.',
        'Move what still used it to a Slack app with granular scopes; tokens of this kind are not issued any more.',
      ],
      command: revoke('SLACK_LEGACY_TOKEN'),
      prevention: ['Ask owners to forbid legacy tokens and custom integrations in the workspace settings.'],
    },
    source: TOKENS,
    examples: [
      `access_token: xoxa-2-${digits('a')}-${digits('b')}-${digits('c')}-${sample.hex(32)}`,
      `SLACK_TOKEN=xoxs-${digits('a')}-${digits('b')}-${digits('c')}-${sample.hex(10)}`,
      `refresh = "xoxr-${sample.base62(30)}"`,
      `xoxo-${digits('d')}-${digits('e')}-${digits('f')}-${sample.hex(12)}`,
    ],
    counterexamples: [
      'https://github.com/xoxa-nyc/xoxa-nyc.github.io',
      'token = "xoxr-refreshtoken"',
      'love, xoxo-gossipgirl',
      `xoxa-${'x'.repeat(24)}`,
    ],
  },
  {
    id: 'slack-webhook-url',
    provider: 'Slack',
    title: 'Slack webhook URL',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['hooks.slack.com', 'hooks.slack-gov.com'],
    // JSON may write each slash as `\/`. T and eight zeros are the team of Slack's own example.
    pattern: new RegExp(
      `(?<![A-Za-z0-9.-])(?<secret>(?:https?:${SLASH}${SLASH})?hooks\\.slack(?:-gov)?\\.com${SLASH}(?:${hook})${SLASH}(?<random>[A-Za-z0-9]{20,64}))${RIGHT}`,
      'g',
    ),
    variable: 'SLACK_WEBHOOK_URL',
    remediation: {
      risk: 'post messages with any text and links into the channel of the webhook, or start the workflow behind it',
      revokeAt: APPS,
      steps: [
        'Select the app, open “Incoming Webhooks”, and remove the URL from the table of the workspace.',
        'Press “Add New Webhook to Workspace”, choose the channel, and store the new URL as a secret.',
        'A /workflows/ or /triggers/ URL is changed in Workflow Builder: remove the “From a webhook” trigger and add it again.',
        'Delete posts in the channel that your systems did not send, and warn its members of their links.',
      ],
      prevention: [
        'Treat the whole URL as a password: it needs no other proof.',
        'Point webhooks at channels of their own, where a stranger reaches few people.',
      ],
    },
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    examples: [
      `SLACK_WEBHOOK_URL=${HOOKS}/services/T0${sample.upper36(8)}/B0${sample.upper36(9)}/${sample.base62(24)}`,
      `{"url":"https:\\/\\/${HOST}\\/services\\/T0${sample.upper36(9, 'json')}\\/B0${sample.upper36(9, 'json')}\\/${sample.base62(24, 'json')}"}`,
      `curl -X POST ${HOOKS}/workflows/T0${sample.upper36(7)}/A0${sample.upper36(8)}/${digits('flow', 18)}/${sample.base62(24, 'flow')}`,
      `url: ${HOOKS}/triggers/E0${sample.upper36(9, 'trigger')}/${digits('trigger', 13)}/${sample.hex(32)}`,
    ],
    counterexamples: [
      `${HOOKS}/services/T00000000/B00000000/${'X'.repeat(24)}`,
      `${HOOKS}/services/T00000000/B00000000/${sample.base62(24)}`,
      `${HOOKS}/services/T0${sample.upper36(8)}/B0${sample.upper36(9)}/${'x'.repeat(24)}`,
      `${HOOKS}/services/...`,
      `https://my${HOST}/services/T0${sample.upper36(8)}/B0${sample.upper36(9)}/${sample.base62(24)}`,
    ],
  },
)
