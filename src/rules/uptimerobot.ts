import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'uptimerobot-api-key',
  provider: 'UptimeRobot',
  title: 'UptimeRobot API key',
  severity: 'low',
  certainty: 'likely',
  keywords: ['uptimerobot', 'uptime_robot'],
  pattern: /(?<![A-Za-z0-9])(?<secret>[um]\d{5,10}-(?<random>[a-f0-9]{24,32}))(?![A-Za-z0-9])/g,
  context: ['uptimerobot', 'uptime_robot'],
  mode: 'unknown',
  variable: 'UPTIMEROBOT_API_KEY',
  remediation: {
    risk: 'read and change your monitors',
    revokeAt: 'https://dashboard.uptimerobot.com/integrations',
    steps: ['Open Integrations and API, and regenerate the main API key.', 'Update the tools that read your monitors.'],
    prevention: ['Use the read-only or a monitor-specific key.'],
  },
  source: 'https://uptimerobot.com/api/',
  examples: [`UPTIMEROBOT_API_KEY=u1234567-${sample.hex(24)}`, `uptimerobot:\n  key: m7654321-${sample.hex(24, 'y')}`],
  counterexamples: ['u1234567'],
})
