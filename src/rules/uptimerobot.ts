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
    risk: 'pause, change and delete your monitors, and read the addresses and alert contacts in them',
    revokeAt: 'https://dashboard.uptimerobot.com/integrations',
    steps: [
      'In UptimeRobot open “Integrations & API”, delete the key that leaked, and create it again.',
      'Enter it in Terraform, dashboards and status pages, and check that no monitor is paused.',
    ],
    prevention: [
      'A page that shows one uptime needs the monitor-specific key only, and a dashboard the read-only one.',
    ],
  },
  source: 'https://uptimerobot.com/api/',
  examples: [`UPTIMEROBOT_API_KEY=u1234567-${sample.hex(24)}`, `uptimerobot:\n  key: m7654321-${sample.hex(24, 'y')}`],
  counterexamples: ['u1234567'],
})
