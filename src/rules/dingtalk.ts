import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'dingtalk-webhook-url',
  provider: 'DingTalk',
  title: 'DingTalk robot webhook',
  severity: 'low',
  certainty: 'certain',
  keywords: ['oapi.dingtalk.com'],
  context: ['oapi.dingtalk.com'],
  pattern: /oapi\.dingtalk\.com\/robot\/send\?access_token=(?<secret>[0-9a-f]{64})(?![0-9A-Za-z])/g,
  variable: 'DINGTALK_WEBHOOK_URL',
  remediation: {
    risk: 'post messages to the group as your robot, unless it checks signatures or addresses',
    revokeAt: 'https://open.dingtalk.com/document/robots/custom-robot-access',
    steps: [
      'Open the group’s “Bot” settings in DingTalk, choose the robot, and reset its webhook.',
      'Store the new access_token, and the SEC signing secret if that stood beside it.',
    ],
    prevention: ['Choose “Additional signature” or an IP range as the robot’s security setting, not a keyword.'],
  },
  source: 'https://open.dingtalk.com/document/robots/custom-robot-access',
  examples: [
    `https://oapi.dingtalk.com/robot/send?access_token=${sample.hex(64)}`,
    `curl 'https://oapi.dingtalk.com/robot/send?access_token=${sample.hex(64, 'd')}' -d '{}'`,
  ],
  counterexamples: [
    `https://example.org/robot/send?access_token=${sample.hex(64)}`,
    'https://oapi.dingtalk.com/robot/send?access_token=xxxx',
  ],
})
