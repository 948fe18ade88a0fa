import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'logfire-token',
  provider: 'Pydantic Logfire',
  title: 'Logfire token',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['pylf_v'],
  // Version, region, and 44 letters and digits.
  pattern: /(?<![A-Za-z0-9])(?<secret>pylf_v\d_[a-z]{2,12}_(?<random>[A-Za-z0-9]{40,64}))(?![A-Za-z0-9_-])/g,
  variable: 'LOGFIRE_TOKEN',
  remediation: {
    risk: 'write traces into the project at your cost, or read them, prompts included, if it is a read token or an API key',
    revokeAt: 'https://logfire.pydantic.dev/',
    steps: [
      'In Logfire open the project’s “Settings”, see whether it is listed under “Write tokens”, “Read tokens” or “API keys”, and revoke it there.',
      'Create a token of the same kind and set it as LOGFIRE_TOKEN.',
      'If it could read, treat what your spans recorded (requests, prompts, headers) as seen.',
    ],
    prevention: ['Let services hold write tokens only, and scrub sensitive attributes before they are exported.'],
  },
  source: 'https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/',
  examples: [
    `LOGFIRE_TOKEN=pylf_v1_us_${sample.base62(44)}`,
    `logfire.configure(token='pylf_v1_eu_${sample.base62(44, 'l')}')`,
  ],
  counterexamples: ['LOGFIRE_TOKEN=pylf_v1_us_xxxxx', `pylf_v1_us_${'x'.repeat(44)}`],
})
