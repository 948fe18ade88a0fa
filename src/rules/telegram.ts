import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'telegram-bot-token',
  provider: 'Telegram',
  title: 'Telegram bot token',
  severity: 'high',
  certainty: 'certain',
  keywords: [':aa'],
  // The id of the bot, and 35 characters that begin with AA. `bot` stands right before it in URLs of the Bot API.
  // Left out: a UUID after a number (Atlassian accounts), and the two bots of Telegram's own documentation.
  pattern:
    /(?<=^|[^A-Za-z0-9]|[^A-Za-z0-9]bot)(?<secret>(?!(?:110201543|4839574812):)\d{8,16}:(?![0-9A-F]{8}-[0-9A-F]{4}-)(?<random>AA[A-Za-z0-9_-]{32,36}))(?![A-Za-z0-9_-])/g,
  variable: 'TELEGRAM_BOT_TOKEN',
  remediation: {
    risk: 'read every message sent to your bot, answer in its name, and point its updates to another server',
    revokeAt: 'https://t.me/BotFather',
    steps: [
      'Send /revoke to @BotFather and choose the bot; the old token ends as the new one is shown.',
      'Restart the bot with the new token, and call setWebhook again if you use one.',
      'Check getWebhookInfo for a URL that is not yours, and the chats of the bot for messages it should not have sent.',
    ],
    prevention: [
      'Let a proxy add the token: it stands in the path of each call, so plain request logs give it away.',
      'Keep group privacy mode on, so that the bot sees only messages meant for it.',
    ],
  },
  source: 'https://core.telegram.org/bots/features#botfather',
  examples: [
    `TELEGRAM_BOT_TOKEN=7${sample.digits(9)}:AA${sample.base64url(33)}`,
    `https://api.telegram.org/bot6${sample.digits(9, 'url')}:AA${sample.base64url(33, 'url')}/sendMessage`,
    `bot = telebot.TeleBot("5${sample.digits(8, 'py')}:AA${sample.base64url(33, 'py')}")`,
  ],
  counterexamples: [
    `110201543:AA${sample.base62(33)}`,
    `557058:${sample.uuid()}`,
    `70121:AA${sample.base62(33)}`,
    `712020000:AA${sample.upperHex(6)}-${sample.upperHex(4)}-4${sample.upperHex(3)}-A${sample.upperHex(3)}-${sample.upperHex(12)}`,
    `7${sample.digits(9)}:AA${'x'.repeat(33)}`,
    '1234567890:your_bot_token',
  ],
})
