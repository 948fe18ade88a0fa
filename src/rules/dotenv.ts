import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'dotenv-vault-key',
    provider: 'Dotenv Vault',
    title: 'DOTENV_KEY of an .env.vault file',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dotenv://'],
    pattern: /(?<secret>dotenv:\/\/:key_(?<random>[0-9a-f]{64}))(?![0-9A-Za-z_-])/g,
    precedence: 1,
    variable: 'DOTENV_KEY',
    remediation: {
      risk: 'decrypt the secrets of that environment in your .env.vault file',
      revokeAt: 'https://www.dotenv.org/docs/dotenv-vault/rotatekey',
      steps: [
        'Run npx dotenv-vault rotatekey for the environment that the URL names.',
        'Set the printed DOTENV_KEY on the servers, and commit the rebuilt .env.vault.',
        'Replace every secret in that file at its provider: old versions in the git history open with the old key.',
      ],
      command: 'npx dotenv-vault rotatekey production',
      overlap: 'DOTENV_KEY takes two keys, separated by a comma, during the rotation.',
      prevention: ['Set DOTENV_KEY in the settings of the host, never in a file beside .env.vault.'],
    },
    source: 'https://www.dotenv.org/docs/security/env-vault',
    examples: [
      `DOTENV_KEY="dotenv://:key_${sample.hex(64)}@dotenv.org/vault/.env.vault?environment=production"`,
      `heroku config:set DOTENV_KEY=dotenv://:key_${sample.hex(64, 'h')}@dotenvx.com/vault/.env.vault?environment=ci`,
    ],
    counterexamples: [
      'DOTENV_KEY=dotenv://:key_1234@dotenv.org/vault/.env.vault?environment=production',
      `DOTENV_KEY=dotenv://:key_${'a'.repeat(64)}@dotenv.org/vault/.env.vault`,
    ],
  },
  {
    id: 'dotenvx-private-key',
    provider: 'Dotenvx',
    title: 'Dotenvx private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dotenv_private_key'],
    ...assigned('dotenv_private_key(?:_[a-z0-9_]{1,24})?', '[0-9a-f]{64}'),
    variable: 'DOTENV_PRIVATE_KEY',
    remediation: {
      risk: 'decrypt every value of the encrypted .env file it belongs to',
      revokeAt: 'https://dotenvx.com/docs/advanced/rotate',
      steps: [
        'Run dotenvx rotate for that file, which makes a new key pair and encrypts the values again.',
        'Change the values themselves too: earlier commits can still be opened with the leaked key.',
        'Add .env.keys to .gitignore and hand the new key to the hosts.',
      ],
      command: 'dotenvx rotate -f .env.production',
      prevention: [
        'Use one file and key for each environment, so that a developer’s key opens nothing of production.',
        'Run dotenvx ext precommit, which refuses a commit of .env.keys.',
      ],
    },
    source: 'https://dotenvx.com/docs/env-keys-file',
    examples: [
      `DOTENV_PRIVATE_KEY_PRODUCTION="${sample.hex(64, 'dx')}"`,
      `DOTENV_PRIVATE_KEY=${sample.hex(64, 'dx2')}`,
    ],
    counterexamples: [`DOTENV_PUBLIC_KEY="03${sample.hex(64)}"`, `PRIVATE_KEY=${sample.hex(62)}`],
  },
)
