import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'generate speech on your credits, clone or delete voices, and download what was generated before',
  revokeAt: 'https://elevenlabs.io/app/settings/api-keys',
  steps: [
    'Open “Developers”, “API Keys”, and press “Create Key” with the endpoints your service calls.',
    'Set the new key as ELEVENLABS_API_KEY, or wherever the xi-api-key header is filled.',
    'Delete the old key in its row, or switch it off first if you are not sure who uses it.',
    'Look at “Usage” and “Voices” for speech and voices you did not make.',
  ],
  prevention: [
    'Restrict a key to single endpoints and give it a credit limit.',
    'Call from a server; browsers get single-use tokens instead of the key.',
  ],
}

export default defineRules(
  {
    id: 'elevenlabs-api-key',
    provider: 'ElevenLabs',
    title: 'ElevenLabs API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sk_'],
    // Others use `sk_` alone, none of them with 48 hex digits.
    precedence: 1,
    pattern: /(?<![A-Za-z0-9])(?<secret>sk_(?<random>[0-9a-f]{48}(?:_residency_[a-z]{2,12})?))(?![A-Za-z0-9_-])/g,
    variable: 'ELEVENLABS_API_KEY',
    remediation,
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    examples: [
      `ELEVENLABS_API_KEY=sk_${sample.hex(48)}`,
      `curl https://api.elevenlabs.io/v1/voices -H "xi-api-key: sk_${sample.hex(48, 'curl')}"`,
      `apiKey: 'sk_${sample.hex(48, 'eu')}_residency_eu'`,
    ],
    counterexamples: [
      `task_${sample.hex(48)}`,
      `sk_${'0'.repeat(48)}`,
      `sk_live_${sample.hex(48)}`,
      `sk_${sample.base62(48)}`,
    ],
  },
  {
    id: 'elevenlabs-api-key-legacy',
    provider: 'ElevenLabs',
    title: 'ElevenLabs API key (old form)',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['elevenlabs', 'eleven_labs', 'eleven_api_key', 'xi-api-key', 'xi_api_key', 'xiapikey'],
    pattern: assigned('eleven[_-]?labs|eleven_api_key|xi[_-]?api[_-]?key|(?<![A-Za-z0-9_])api[_-]?key', '[0-9a-f]{32}')
      .pattern,
    reach: { before: 800, after: 800 },
    context: ['elevenlabs', 'eleven_labs', 'eleven_api_key', 'xi-api-key', 'xi_api_key', 'xiapikey'],
    variable: 'ELEVENLABS_API_KEY',
    remediation,
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    examples: [
      `ELEVEN_API_KEY=${sample.hex(32)}`,
      `"xi-api-key": "${sample.hex(32, 'header')}"`,
      `from elevenlabs import ElevenLabs\nclient = ElevenLabs(\n  api_key="${sample.hex(32, 'py')}"\n)`,
    ],
    counterexamples: [`api_key = "${sample.hex(32)}"`, `ELEVENLABS_API_KEY=${'a'.repeat(32)}`],
  },
)
