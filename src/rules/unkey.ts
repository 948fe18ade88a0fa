import { asUnkeyKey, isUnkeyKey } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const base58 = (length: number) => sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', length)

export default defineRules({
  id: 'unkey-root-key',
  provider: 'Unkey',
  title: 'Unkey key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['unkeyv1', 'unkey_3Z'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:[A-Za-z0-9_]{1,16}_[1-9A-HJ-NP-Za-km-z]{8}unkeyv1[1-9A-HJ-NP-Za-km-z]{42}|unkey_3Z[1-9A-HJ-NP-Za-km-z]{20,24}))(?![A-Za-z0-9])/g,
  reach: { before: 40 },
  mode: 'unknown',
  checksum: (secret) => !secret.includes('unkeyv1') || isUnkeyKey(secret),
  variable: 'UNKEY_ROOT_KEY',
  remediation: {
    risk: 'create, read and delete the API keys of your own product',
    revokeAt: 'https://app.unkey.com/settings/root-keys',
    steps: [
      'In the Unkey workspace open “Settings”, “Root Keys”, and delete the unkey_ root key.',
      'Make another with only the permissions this service uses.',
      'Look through the audit log for keys that were made or changed.',
    ],
    prevention: [
      'Give each root key the fewest permissions.',
      'Unkey disables root keys that GitHub reports; do not wait for that.',
    ],
  },
  source: 'https://www.unkey.com/docs/security/root-keys',
  examples: [
    `UNKEY_ROOT_KEY=${asUnkeyKey(`unkey_${base58(8)}unkeyv1${base58(36)}`)}`,
    `unkey: 'unkey_3Z${base58(22)}'`,
  ],
  counterexamples: ['unkey_root_key', `unkey_3Z${'1'.repeat(22)}`],
})
