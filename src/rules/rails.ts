import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'rails-master-key',
    provider: 'Ruby on Rails',
    title: 'Rails master key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['rails_master_key', 'rails-master-key', 'railsmasterkey', 'master.key', 'config/credentials/'],
    // Assigned to its variable or named by its file, or written into that file by a shell.
    pattern:
      /(?:(?:[Rr][Aa][Ii][Ll][Ss][_-]?[Mm][Aa][Ss][Tt][Ee][Rr][_-]?[Kk][Ee][Yy]|master\.key|config\/credentials\/[a-z]{2,20}\.key)["'`)\]\s]{0,4}[:=,>(]{1,2}["'`\s$({]{0,6}|(?=[a-f0-9]{32}["']?\s{0,3}>{1,2}\s{0,3}["']?[\w./-]{0,80}(?:master|credentials\/[a-z]{2,20})\.key))(?<![A-Za-z0-9])(?<secret>[a-f0-9]{32})(?![A-Za-z0-9])/g,
    context: ['rails_master_key', 'rails-master-key', 'railsmasterkey', 'master.key', 'config/credentials/'],
    mode: {
      near: {
        live: ['config/credentials/production.key'],
        test: ['config/credentials/development.key', 'config/credentials/test.key'],
      },
    },
    variable: 'RAILS_MASTER_KEY',
    remediation: {
      risk: 'decrypt the credentials file of this Rails app, which is in the repository, and use every secret in it',
      revokeAt: 'https://guides.rubyonrails.org/security.html#custom-credentials',
      steps: [
        'Print the contents with “bin/rails credentials:show” and rotate each secret in them at its service; secret_key_base as well.',
        'Delete the old key file and the .yml.enc, run “bin/rails credentials:edit” for a new pair, and paste the new secrets.',
        'Set RAILS_MASTER_KEY to the new key on every server, and commit only the new .yml.enc.',
      ],
      command: 'bin/rails credentials:edit --environment production',
      prevention: [
        'Keep config/master.key and config/credentials/*.key in .gitignore, as Rails writes it.',
        'Use credentials for each environment, so that the development key opens nothing of production.',
      ],
    },
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    examples: [
      `RAILS_MASTER_KEY=${sample.hex(32)}`,
      `echo "${sample.hex(32, 'b')}" > config/credentials/production.key`,
      `"master.key": "${sample.hex(32, 'c')}"`,
    ],
    counterexamples: [
      `MASTER_KEY=${sample.hex(32)}`,
      `RAILS_MASTER_KEY=${'0'.repeat(32)}`,
      'RAILS_MASTER_KEY=${{ secrets.RAILS_MASTER_KEY }}',
    ],
  },
  {
    id: 'rails-master-key-secret-key-base',
    provider: 'Ruby on Rails',
    title: 'Rails secret_key_base',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['secret_key_base', 'secret-key-base', 'secretkeybase'],
    ...assigned('secret[_-]?key[_-]?base', '[a-f0-9]{64,256}'),
    mode: { near: { live: ['production:'], test: ['development:', '\ntest:'] } },
    variable: 'SECRET_KEY_BASE',
    remediation: {
      risk: 'forge and read the encrypted session cookies, signed ids and message verifiers of this Rails app',
      revokeAt: 'https://guides.rubyonrails.org/security.html#environmental-security',
      steps: [
        'Generate a value with “bin/rails secret” and set it as secret_key_base in credentials or SECRET_KEY_BASE.',
        'Deploy: everybody is logged out. Add no cookie rotation from the old value, or forged cookies stay valid.',
        'If the cookie serializer is :marshal or :hybrid, take the servers as compromised, since a forged cookie runs code.',
      ],
      command: 'bin/rails secret',
      prevention: [
        'Leave secret_key_base of production in the encrypted credentials, not in secrets.yml.',
        'Use the :json cookie serializer.',
      ],
    },
    source: 'https://guides.rubyonrails.org/security.html#environmental-security',
    examples: [
      `SECRET_KEY_BASE=${sample.hex(128)}`,
      `production:\n  secret_key_base: ${sample.hex(128, 'b')}`,
      `config.secret_key_base = '${sample.hex(128, 'c')}'`,
    ],
    counterexamples: [
      'secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>',
      `SECRET_KEY_BASE=${'a'.repeat(128)}`,
      `secret_key: ${sample.hex(128)}`,
    ],
  },
)
