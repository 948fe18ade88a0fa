import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Attributes of resources that hold a secret, by the end of their name.
const NAMES = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'secret_string',
  'secret_value',
  'secret_key',
  'secret_access_key',
  'token',
  'api_key',
  'auth_key',
  'access_key',
  'private_key',
  'connection_string',
  'client_key',
  'key_base64',
] as const
// References, addresses and PEM blocks, which have rules of their own, are no plain values.
const VALUE = '(?!arn:|projects/|https?:|-----|\\$\\{|/|\\{)[^"\\s]{8,512}'

export default defineRules({
  id: 'terraform-state',
  provider: 'Terraform',
  title: 'Secret in Terraform state',
  severity: 'high',
  certainty: 'certain',
  keywords: ['"value"', '"result"', ...NAMES.map((name) => `${name}"`)],
  // An attribute, an output that is marked sensitive, or a random_password.
  pattern: new RegExp(
    `(?:"(?:[A-Za-z0-9_]{0,40}_)?(?:${NAMES.join('|')})"\\s?:\\s?|` +
      `"value"\\s?:\\s?(?="[^"\\s]{8,512}",\\s{0,20}(?:"type"\\s?:\\s?"string",\\s{0,20})?"sensitive"\\s?:\\s?true)|` +
      `"result"\\s?:\\s?(?="[^"\\s]{8,512}",\\s{0,20}"special"))` +
      `"(?<secret>${VALUE})"`,
    'g',
  ),
  reach: { after: 700 },
  isAssignment: true,
  context: [
    'terraform_version',
    '"lineage"',
    'sensitive_attributes',
    'sensitive_values',
    'schema_version',
    'registry.terraform.io',
    'registry.opentofu.org',
    'bcrypt_hash',
    '"tags_all"',
    '"index_key"',
  ],
  // A key that has a rule of its own is better named by that one.
  precedence: -1,
  guessable: true,
  variable: 'TF_VAR_SECRET',
  remediation: {
    risk: 'use the passwords, keys and tokens that Terraform keeps in plain text for every resource of this state',
    revokeAt: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
    steps: [
      'List what the state holds with “terraform state pull”, and rotate every secret in it at its provider, not this one only.',
      'Move the state to a remote backend that encrypts it, with “terraform init -migrate-state”.',
      'Remove *.tfstate and *.tfstate.backup from the repository and its history, and ignore them together with .terraform/.',
      'Run “terraform apply -replace=<address>” for random_password and generated keys, so that new values are made.',
    ],
    command: 'terraform init -migrate-state',
    prevention: [
      'Use ephemeral values and write-only attributes (password_wo), which never reach the state.',
      'Let the provider keep the secret (manage_master_user_password) and refer to it by its ARN.',
      'Restrict who may read the backend as you would for a secret manager.',
    ],
  },
  source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
  examples: [
    `{\n  "schema_version": 2,\n  "attributes": {\n    "identifier": "main",\n    "password": "${sample.base62(20)}",\n    "port": 5432\n  },\n  "sensitive_attributes": []\n}`,
    `{\n  "version": 4,\n  "terraform_version": "1.9.5",\n  "outputs": {\n    "db": {\n      "value": "${sample.base62(24)}",\n      "type": "string",\n      "sensitive": true\n    }\n  }\n}`,
    `"bcrypt_hash": "none", "length": 24, "result": "${sample.base62(24, 'c')}", "special": true`,
  ],
  counterexamples: [
    `{ "user": "me", "password": "${sample.base62(20)}" }`,
    `"schema_version": 0, "secret": "projects/acme/secrets/db"`,
    `"terraform_version": "1.9.5", "value": "${sample.base62(24)}", "type": "string"`,
  ],
})
