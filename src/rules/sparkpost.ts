import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'sparkpost-api-key',
  provider: 'SparkPost',
  title: 'SparkPost API key',
  severity: 'high',
  certainty: 'likely',
  keywords: ['sparkpost'],
  ...assigned('sparkpost(?![A-Za-z0-9_.-]{0,16}(?:sha|hash|commit|rev))', '[0-9a-f]{40}'),
  variable: 'SPARKPOST_API_KEY',
  remediation: {
    risk: 'send mail from your domains, and read templates and recipient lists, as far as its permissions go',
    revokeAt: 'https://app.sparkpost.com/account/api-keys',
    steps: [
      'Under “API Keys” of the SparkPost account create a key with “Transmissions: Read/Write” only, and deploy it.',
      'Delete the leaked key, and look at “Events” for messages that are not yours.',
    ],
    prevention: ['List the addresses of your servers under “Allowed IPs” of the key.'],
  },
  source: 'https://developers.sparkpost.com/api/',
  examples: [`SPARKPOST_API_KEY=${sample.hex(40)}`, `new SparkPost('${sample.hex(40, 's')}')`],
  counterexamples: [`API_KEY=${sample.hex(40)}`, `SPARKPOST_API_KEY=${'0'.repeat(40)}`],
})
