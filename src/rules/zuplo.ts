import { endsInCrc32Hex, withCrc32Hex } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const key = (seed: string) => withCrc32Hex('zpka_', sample.base36(32, seed), '_')

export default defineRules({
  id: 'zuplo-consumer-key',
  provider: 'Zuplo',
  title: 'Zuplo consumer API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['zpka_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>zpka_(?<random>[a-z0-9]{32})_[a-f0-9]{8})(?![A-Za-z0-9_])/g,
  checksum: (secret) => endsInCrc32Hex(secret, 'zpka_', '_'),
  variable: 'ZUPLO_API_KEY',
  remediation: {
    risk: 'call the API behind the Zuplo gateway as the consumer it was issued to',
    revokeAt: 'https://portal.zuplo.com/',
    steps: [
      'If the API is yours, open the project, “Services”, the API key service, the consumer, and roll the key with an immediate expiry.',
      'If you are the consumer, roll the key in the developer portal of that API.',
      'Search the request logs of the gateway for this consumer.',
    ],
    overlap: 'Rolling a key lets you choose when the old one expires.',
    prevention: [
      'Turn on API key leak detection, by which Zuplo tells you of keys found on GitHub.',
      'Make one consumer for each client, with rate limits and metadata that restrict what it may call.',
    ],
  },
  source: 'https://zuplo.com/docs/concepts/api-keys',
  examples: [`ZUPLO_API_KEY=${key('a')}`, `fetch(url, { headers: { Authorization: "Bearer ${key('b')}" } })`],
  counterexamples: ['zpka_your_key', `zpka_${'a'.repeat(32)}_${sample.hex(8)}`],
})
