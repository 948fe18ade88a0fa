import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// base64 that spells “groq”, after 20 characters of published keys. Not demanded: nothing promises it.
const MARK = 'WGdyb3FY'

export default defineRules({
  id: 'groq-api-key',
  provider: 'Groq',
  title: 'Groq API key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['gsk_'],
  // 52 characters observed.
  pattern: /(?<![A-Za-z0-9])(?<secret>gsk_(?<random>[A-Za-z0-9]{44,104}))(?![A-Za-z0-9_-])/g,
  variable: 'GROQ_API_KEY',
  remediation: {
    risk: 'run inference on GroqCloud until the limits or the budget of your organization are used up',
    revokeAt: 'https://console.groq.com/keys',
    steps: [
      'Press “Create API Key” in the GroqCloud console, in the project of the old one.',
      'Exchange GROQ_API_KEY in every deployment that reads it.',
      'Delete the old key with the bin in its row, and open “Dashboard”, “Usage”, for calls after the leak.',
    ],
    prevention: [
      'Create one project for each application, with model permissions and limits of its own.',
      'Set spend alerts under “Billing”, “Limits”.',
    ],
  },
  source: 'https://console.groq.com/docs/quickstart',
  examples: [
    `GROQ_API_KEY=gsk_${sample.base62(20)}${MARK}${sample.base62(24, 'b')}`,
    `client = Groq(api_key="gsk_${sample.base62(52)}")`,
  ],
  counterexamples: [`gsk_${'x'.repeat(52)}`, 'gsk_your_groq_api_key', `tgsk_${sample.base62(52)}`],
})
