import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tigris-secret-key',
  provider: 'Tigris',
  title: 'Tigris secret access key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['tsec_'],
  // Some 60 characters; the access key id begins with tid_. Tigris names the prefixes, not the length.
  pattern: /(?<![A-Za-z0-9])(?<secret>tsec_(?<random>[A-Za-z0-9_+/-]{40,90}))(?![A-Za-z0-9_+/=-])/g,
  isGenuine: (secret) => /\d/.test(secret) && /[A-Z]/.test(secret) && /[a-z]/.test(secret.slice(5)),
  variable: 'AWS_SECRET_ACCESS_KEY',
  remediation: {
    risk: 'with the tid_ id beside it read, overwrite and delete the objects of the buckets the key may open',
    revokeAt: 'https://console.storage.dev/',
    steps: [
      'In the Tigris console open “Access Keys”, find the tid_ id that stands beside the secret, and delete the key.',
      'Create a key with a role on the one bucket, and set both halves where the S3 client reads them (fly secrets set on Fly.io).',
      'Compare the buckets with a backup or snapshot: an S3 client leaves no trace of what it read.',
    ],
    prevention: ['Give each app the role Editor or ReadOnly on its own bucket instead of admin keys.'],
  },
  source: 'https://www.tigrisdata.com/docs/iam/manage-access-key/',
  examples: [
    `AWS_ACCESS_KEY_ID=tid_${sample.base62(50)}\nAWS_SECRET_ACCESS_KEY=tsec_${sample.base64url(61)}`,
    `secretAccessKey: "tsec_${sample.base64url(60, 't')}"`,
  ],
  counterexamples: [
    'AWS_SECRET_ACCESS_KEY=tsec_your_secret_key',
    `int tsec_${'read_sensor_value_of_channel_and_wait_for_it_2'}(void)`,
  ],
})
