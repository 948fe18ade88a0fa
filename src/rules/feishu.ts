import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'feishu-webhook-url',
  provider: 'Lark and Feishu',
  title: 'Lark or Feishu bot webhook',
  severity: 'low',
  certainty: 'certain',
  keywords: ['/open-apis/bot/'],
  context: ['/open-apis/bot/'],
  pattern:
    /https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/(?:v2\/)?hook\/(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9]{32})(?![A-Za-z0-9_-])/g,
  variable: 'FEISHU_WEBHOOK_URL',
  remediation: {
    risk: 'post messages in the name of your bot to the group, links for phishing among them',
    revokeAt: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
    steps: [
      'In the group open “Settings”, “Bots”, the custom bot, and remove it.',
      'Add a custom bot again and copy its new webhook address into the CI secret.',
    ],
    prevention: [
      'Switch on “Signature verification” or the IP allowlist of the bot, so that the address alone is worth nothing.',
    ],
  },
  source: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
  examples: [
    `FEISHU_WEBHOOK_URL=https://open.feishu.cn/open-apis/bot/v2/hook/${sample.uuid()}`,
    `url: "https://open.larksuite.com/open-apis/bot/v2/hook/${sample.uuid('l')}"`,
  ],
  counterexamples: [
    'https://open.feishu.cn/open-apis/bot/v2/hook/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    `https://open.feishu.cn/document/${sample.uuid()}`,
  ],
})
