import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// The first part is base64 of a user id of 17 to 20 decimal digits, and base64 of digits has few letters: three digits
// give one of `[MNO]`, one of `[DTjz]`, and so on. That alone proves the shape, so no word must stand near.
const THREE_DIGITS = '[MNO][DTjz][AEIMQUYcgk][w-z0-5]'
const USER = `(?:${THREE_DIGITS}){5,6}(?:[MNO][AQgw]|[MNO][DTjz][AEIMQUYcgk])?`
const REST = '\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{25,45}'
const TOKEN = new RegExp(`^${USER}${REST}$`)
// The bot in the reference documentation of Discord.
const DOCUMENTED = '198622483471925248'

const isToken = (secret: string) =>
  TOKEN.test(secret) && Buffer.from(secret.split('.')[0] as string, 'base64').toString('latin1') !== DOCUMENTED

const token = (seed: string, length = 18) =>
  [
    Buffer.from(`1${sample.digits(length - 1, seed)}`)
      .toString('base64')
      .replace(/=+$/, ''),
    `G${sample.base62(5, seed)}`,
    sample.base64url(38, seed),
  ].join('.')

const botToken: Remediation = {
  risk: 'log in as your bot in every server it was added to: read channels, post, and ban members or delete channels as far as its permissions go',
  revokeAt: 'https://discord.com/developers/applications',
  steps: [
    'Select the application, open “Bot”, and press “Reset Token”; the old one ends at once and the bot goes offline.',
    'Copy the new token, which is shown once, and restart the bot with it.',
    'Read the audit log of each server for bans, roles, webhooks and invites made by the bot meanwhile.',
    'If you cannot reach the portal in time, kick the bot from the servers that matter.',
  ],
  prevention: [
    'Invite the bot with the permissions it uses, never with Administrator.',
    'Switch privileged gateway intents off that the bot does not need, so that a thief cannot read all messages.',
  ],
}

export default defineRules(
  {
    id: 'discord-bot-token',
    provider: 'Discord',
    title: 'Discord bot token',
    severity: 'high',
    certainty: 'certain',
    // Anywhere near the word, and after `Authorization: Bot`, where the first letter is M, N or O.
    keywords: ['discord', 'bot m', 'bot n', 'bot o'],
    context: ['discord', 'bot'],
    precedence: 1,
    pattern: new RegExp(`(?<![A-Za-z0-9_.-])(?<secret>${USER}${REST})(?![A-Za-z0-9_-])`, 'g'),
    reach: { before: 800, after: 800 },
    isGenuine: isToken,
    variable: 'DISCORD_TOKEN',
    remediation: botToken,
    source: 'https://discord.com/developers/docs/reference',
    examples: [
      `DISCORD_TOKEN=${token('env')}`,
      `import discord\nclient = discord.Client()\nclient.run('${token('py', 19)}')`,
      `Authorization: Bot ${token('header', 17)}`,
      `discord bot --token ${token('cli', 20)}`,
    ],
    counterexamples: [
      `DISCORD_TOKEN=${Buffer.from(DOCUMENTED).toString('base64')}.Cl${sample.base62(4)}.${sample.base62(27)}`,
      `discord: ${sample.base62(24)}.${sample.base62(6)}.${sample.base62(27)}`,
      `discord: ${sample.jwt({ sub: '1' })}`,
      'DISCORD_TOKEN=your-bot-token',
    ],
  },
  {
    id: 'discord-bot-token-assigned',
    provider: 'Discord',
    title: 'Discord bot token',
    severity: 'high',
    certainty: 'certain',
    // The usual `config.json` has no more than `"token": "…"`, and scripts log in far from where Discord is named.
    keywords: ['token', '.login', 'bot.run', 'client.run', 'bot.start', 'client.start'],
    ...assigned(
      'token|\\.login|(?:bot|client)\\.(?:run|start)',
      '[MNO][A-Za-z0-9]{21,27}\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{25,45}',
      'A-Za-z0-9_-',
    ),
    isGenuine: isToken,
    variable: 'DISCORD_TOKEN',
    remediation: botToken,
    source: 'https://discord.com/developers/docs/reference',
    examples: [
      `{"prefix": "!", "token": "${token('json')}"}`,
      `client.login('${token('js', 19)}')`,
      `bot.run("${token('run', 17)}")`,
      `BOT_TOKEN=${token('env')}`,
    ],
    counterexamples: [
      `"token": "${sample.jwt({ sub: '1' })}"`,
      `token = "${sample.base62(24)}.${sample.base62(6)}.${sample.base62(27)}"`,
      'client.login("YOUR_TOKEN")',
    ],
  },
  {
    id: 'discord-webhook-url',
    provider: 'Discord',
    title: 'Discord webhook URL',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['discord.com', 'discordapp.com'],
    // 68 characters are usual. The number that is left out is the webhook of the reference documentation.
    pattern:
      /(?<![A-Za-z0-9-])(?<secret>(?:https?:\\?\/\\?\/)?(?:(?:ptb|canary)\.)?discord(?:app)?\.com\\?\/api\\?\/(?:v\d{1,2}\\?\/)?webhooks\\?\/(?!223704706495545344)\d{17,20}\\?\/(?<random>[A-Za-z0-9_-]{60,100}))(?![A-Za-z0-9_-])/g,
    variable: 'DISCORD_WEBHOOK_URL',
    remediation: {
      risk: 'post anything into the channel under any name and picture, mention everyone, and edit or delete the webhook',
      revokeAt: 'https://discord.com/channels/@me',
      steps: [
        'Open the channel settings, “Integrations”, “Webhooks”, and choose “Delete Webhook”; nothing else makes the URL invalid.',
        'Press “New Webhook”, copy its URL, and put it into your secret store.',
        'Remove what was posted through the old one, and tell the members not to follow its links.',
      ],
      command: 'curl -X DELETE "$DISCORD_WEBHOOK_URL"',
      prevention: [
        'Send webhook messages into a channel that few read, and forbid @everyone there.',
        'Keep the URL on a server: code in a page or a game client shows it to all users.',
      ],
    },
    source: 'https://discord.com/developers/docs/resources/webhook',
    examples: [
      `DISCORD_WEBHOOK_URL=https://discord.com/api/webhooks/1${sample.digits(17)}/${sample.base64url(68)}`,
      `fetch("https://canary.discordapp.com/api/v10/webhooks/1${sample.digits(18)}/${sample.base64url(68, 'js')}?wait=true")`,
      `curl https://ptb.discord.com/api/webhooks/1${sample.digits(18, 'curl')}/${sample.base64url(68, 'curl')}/slack`,
    ],
    counterexamples: [
      'https://discord.com/api/webhooks/{webhook.id}/{webhook.token}',
      `https://discord.com/api/webhooks/223704706495545344/${sample.hex(68)}`,
      `https://discord.com/api/webhooks/1${sample.digits(17)}/${'x'.repeat(68)}`,
      `https://discord.com/api/webhooks/1${sample.digits(17)}`,
    ],
  },
  {
    id: 'discord-client-secret',
    provider: 'Discord',
    title: 'Discord OAuth2 client secret',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['discord'],
    pattern: assigned(
      'discord[A-Za-z0-9_.-]{0,24}secret|(?<![A-Za-z0-9_])client[_-]?secret',
      '[A-Za-z0-9_-]{32}(?!\\(|\\.[a-z])',
      'A-Za-z0-9_-',
    ).pattern,
    reach: { before: 800, after: 800 },
    context: ['discord'],
    // Secrets mix both cases with digits; a digest or a name does not.
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    variable: 'DISCORD_CLIENT_SECRET',
    remediation: {
      risk: 'exchange codes and refresh tokens of your application, and get a token for its owner with the client credentials grant',
      revokeAt: 'https://discord.com/developers/applications',
      steps: [
        'Select the application, open “OAuth2”, and press “Reset Secret” under the client id.',
        'Put the new secret into the servers that handle the login callback; logins fail until then.',
        'Look through “Redirects” for an address that is not yours.',
      ],
      prevention: [
        'Let public clients log in with PKCE, without any secret.',
        'List exact redirect addresses, so that a code cannot be sent elsewhere.',
      ],
    },
    source: 'https://discord.com/developers/docs/topics/oauth2',
    examples: [
      `DISCORD_CLIENT_SECRET=${sample.base64url(32)}`,
      `DiscordProvider({\n  clientId: '1${sample.digits(17)}',\n  clientSecret: '${sample.base64url(32, 'js')}',\n})`,
      `discord.secret: "${sample.base64url(32, 'yaml')}"`,
    ],
    counterexamples: [
      `client_secret = "${sample.base64url(32)}"`,
      `DISCORD_PUBLIC_KEY=${sample.hex(64)}`,
      `DISCORD_CLIENT_SECRET=${'x'.repeat(32)}`,
      'discordClientSecret: getDiscordClientSecretFromVault1()',
    ],
  },
)
