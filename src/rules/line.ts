import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'line-channel-access-token',
    provider: 'LINE',
    title: 'LINE channel access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['1O/w1cDnyilFU='],
    // Long-lived tokens end alike: the tail is the same cipher block.
    pattern: /(?<![A-Za-z0-9+/])(?<secret>(?<random>[A-Za-z0-9+/]{140,160})1O\/w1cDnyilFU=)(?![A-Za-z0-9+/=])/g,
    reach: { before: 200, after: 64 },
    variable: 'LINE_CHANNEL_ACCESS_TOKEN',
    remediation: {
      risk: 'send messages to everyone who added your official account, and read the profiles of users',
      revokeAt: 'https://developers.line.biz/console/',
      steps: [
        'In the LINE Developers console open the channel, tab “Messaging API”, and press “Reissue” at the long-lived token; say how long the old one may live on.',
        'Deploy the new token to the webhook server.',
        'If the channel secret stood beside it, press “Issue” at it in “Basic settings”.',
      ],
      overlap: 'When reissuing you choose 0 to 24 hours for the old token.',
      prevention: ['Issue tokens of version 2.1, signed with your key, which you can give 30 minutes.'],
    },
    source: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    examples: [
      `LINE_CHANNEL_ACCESS_TOKEN=${sample.base64(155, 'line')}1O/w1cDnyilFU=`,
      `channelAccessToken: '${sample.base64(153, 'line2')}1O/w1cDnyilFU='`,
    ],
    counterexamples: ['LINE_CHANNEL_ACCESS_TOKEN=YOUR_CHANNEL_ACCESS_TOKEN', `${'x'.repeat(155)}1O/w1cDnyilFU=`],
  },
  {
    id: 'line-channel-secret',
    provider: 'LINE',
    title: 'LINE channel secret',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['line_channel', 'line_secret', 'channel_secret', 'channelsecret', 'line_login', 'line_client'],
    context: ['line'],
    ...assigned(
      '(?<![A-Za-z])line[_-]?(?:bot[_-]?|login[_-]?|client[_-]?|channel[_-]?)?secret|channel[_-]?secret',
      '[0-9a-f]{32}',
    ),
    variable: 'LINE_CHANNEL_SECRET',
    remediation: {
      risk: 'forge webhook requests to your bot, and redeem login codes of the channel',
      revokeAt: 'https://developers.line.biz/console/',
      steps: [
        'Press “Issue” beside “Channel secret” in the channel’s “Basic settings”; the old one ends at once.',
        'Deploy it to the server that checks X-Line-Signature without delay.',
      ],
      prevention: [
        'Check the signature of each webhook request, and keep Messaging API and LINE Login in channels of their own.',
      ],
    },
    source: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/',
    examples: [
      `LINE_CHANNEL_SECRET=${sample.hex(32)}`,
      `import * as line from '@line/bot-sdk'\nconst config = { channelSecret: '${sample.hex(32, 'l')}' }`,
    ],
    counterexamples: [`CHANNEL_ID=${sample.hex(32)}`, `LINE_CHANNEL_SECRET=${'0'.repeat(32)}`],
  },
)
