import { assigned } from '../core/assigned.js'
import { asConfluentSecret, isConfluentSecret } from '../core/checksum.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'read and write the Kafka topics, schemas or cloud resources that the API key is scoped to',
  revokeAt: 'https://confluent.cloud/settings/api-keys',
  steps: [
    'In Confluent Cloud open “API keys”, find the 16-character key id that stands beside the secret, and create a second key for the same service account and resource.',
    'Move producers, consumers and connectors to the new pair, then delete the old key; deleting cuts off its clients.',
    'Search the audit log for authentications with the old key id from addresses that are not yours.',
  ],
  command: 'confluent api-key delete <key id>',
  overlap: 'Two keys of one service account work side by side until you delete the old one.',
  prevention: [
    'Let workloads log in through an OAuth identity pool, so that there is no static secret.',
    'Give every application its own service account with ACLs for its topics only.',
    'Restrict API keys to known networks with IP filters.',
  ],
}

const bodyOf = (seed: string) => sample.base64(64, seed)

export default defineRules(
  {
    id: 'confluent-secret',
    provider: 'Confluent',
    title: 'Confluent Cloud API secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cflt'],
    precedence: 1,
    pattern: /(?<![A-Za-z0-9])(?<secret>cflt(?<random>[A-Za-z0-9+/]{60}))(?![A-Za-z0-9+/])/g,
    // Documented, and it holds for the secret that Confluent prints in its documentation.
    checksum: isConfluentSecret,
    variable: 'CONFLUENT_CLOUD_API_SECRET',
    remediation,
    source: 'https://docs.confluent.io/cloud/current/using/api-keys.html',
    examples: [
      `CONFLUENT_CLOUD_API_SECRET=${asConfluentSecret(sample.base64(54))}`,
      `"sasl.password": "${asConfluentSecret(sample.base64(54, 'sasl'))}",`,
      `curl -u ABCD1234567890AB:${asConfluentSecret(sample.base64(54, 'curl'))} https://api.confluent.cloud/iam/v2/api-keys`,
    ],
    counterexamples: [`cflt${'x'.repeat(60)}`, 'cflt_your_secret'],
  },
  {
    id: 'confluent-secret-legacy',
    provider: 'Confluent',
    title: 'Confluent Cloud API secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'confluent',
      'ccloud',
      'kafka',
      'password',
      'api_secret',
      'api-secret',
      'apisecret',
      'registry',
      'user.info',
      'user_info',
    ],
    // Without prefix, as issued until 30 July 2025. In `basic.auth.user.info` the key id stands before the secret.
    ...assigned(
      'confluent|ccloud|kafka|password|api[_-]?secret|schema[._-]?registry|user[._]info["\'\\s]{0,3}[=:,]["\'\\s]{0,3}[A-Z0-9]{16}',
      '[A-Za-z0-9+/]{64}',
      'A-Za-z0-9+/',
    ),
    context: ['confluent', 'ccloud', 'kafka', 'psrc-', 'lkc-', 'pkc-'],
    // A digest of 64 hex digits is not one.
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /[G-Zg-z]/.test(secret),
    variable: 'CONFLUENT_CLOUD_API_SECRET',
    remediation,
    source: 'https://docs.confluent.io/cloud/current/using/api-keys.html',
    examples: [
      `confluentApiSecret = "${bodyOf('a')}"`,
      `bootstrap.servers=pkc-4r087.us-west2.gcp.confluent.cloud:9092\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="ABCD1234567890AB" password="${bodyOf('b')}";`,
      `schema.registry.url=https://psrc-abc12.us-east-2.aws.confluent.cloud\nbasic.auth.user.info=ABCD1234567890AB:${bodyOf('c')}`,
    ],
    counterexamples: [
      `confluent_checksum = "${sample.hex(64)}"`,
      `password: ${bodyOf('d')}`,
      'CONFLUENT_CLOUD_API_SECRET=<your api secret>',
    ],
  },
)
