import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'hex-api-key',
  provider: 'Hex.pm',
  title: 'Hex.pm API key',
  severity: 'critical',
  // 32 hex digits are also a digest, and “hex” is also a notation.
  certainty: 'likely',
  keywords: ['hex_api', 'hex-api', 'hexapi', 'hex.api', 'hexpm', 'hex_pm', 'hex-pm', 'hex.pm', 'hex_tok', 'hextok'],
  ...assigned('hex[._-]?(?:pm|api|token)', '[a-f0-9]{32}'),
  variable: 'HEX_API_KEY',
  remediation: {
    risk: 'publish versions of your Elixir and Erlang packages, or read those of your organization',
    revokeAt: 'https://hex.pm/dashboard/keys',
    steps: [
      'Open Dashboard, “Keys”, and revoke the key, or run the command below.',
      'Run “mix hex.package diff” on each version published since the leak; revert one within its first hour, retire it later.',
      'Look at the owners of the packages with “mix hex.owner list”.',
    ],
    command: 'mix hex.user key revoke KEY_NAME',
    prevention: [
      'Generate a key with the permission api:write or repository:<organization> only, one for each pipeline.',
      'Switch on two-factor authentication, which Hex.pm asks for when a person publishes.',
    ],
  },
  source: 'https://hex.pm/docs/publish',
  examples: [
    `HEX_API_KEY=${sample.hex(32)}`,
    `hexApiKey: "${sample.hex(32, 'json')}"`,
    `env: [hexpm_token: "${sample.hex(32, 'exs')}"]`,
  ],
  counterexamples: [
    sample.hex(32),
    `hex_digest = "${sample.hex(32)}"`,
    `HEX_API_KEY=${'0'.repeat(32)}`,
    `"hexpm", "${sample.hex(64)}"`,
  ],
})
