import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'wecom-webhook-url',
  provider: 'WeCom',
  title: 'WeCom group robot webhook',
  severity: 'low',
  certainty: 'certain',
  keywords: ['qyapi.weixin.qq.com'],
  context: ['qyapi.weixin.qq.com'],
  pattern:
    /qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/(?:send|upload_media)\?key=(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9A-Za-z_-])/g,
  variable: 'WECOM_WEBHOOK_URL',
  remediation: {
    risk: 'post messages and files to the group in the name of your robot',
    revokeAt: 'https://developer.work.weixin.qq.com/document/path/91770',
    steps: [
      'Delete the robot in the group’s list of robots; the creator and administrators can.',
      'Add a group robot again and put its new webhook address where alerts are sent from.',
    ],
    prevention: ['Keep the robot in a group for alerts only, where members expect no links.'],
  },
  source: 'https://developer.work.weixin.qq.com/document/path/91770',
  examples: [
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${sample.uuid()}`,
    `WECHAT_WEBHOOK: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${sample.uuid('w')}"`,
  ],
  counterexamples: [
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    `https://example.org/cgi-bin/webhook/send?key=${sample.uuid()}`,
  ],
})
