import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const key = (seed: string) =>
  sample.jwt({ account_id: 'a2dd6', aud: ['temporal.io'], iss: 'temporal.io', key_id: sample.base62(32, seed) }, 86, {
    alg: 'ES256',
    kid: 'Wvdwaz',
  })

export default defineRules({
  id: 'temporal-cloud-api-key',
  provider: 'Temporal Cloud',
  title: 'Temporal Cloud API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['temporal'],
  // A JWT whose audience or issuer is temporal.io.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>eyJ[A-Za-z0-9_-]{16,200}\.(?<claims>eyJ[A-Za-z0-9_-]{40,800})\.(?<random>[A-Za-z0-9_-]{40,200}))(?![A-Za-z0-9_-])/g,
  reach: { before: 1200, after: 1400 },
  context: ['temporal'],
  isGenuine: (secret) => Buffer.from(secret.split('.')[1] as string, 'base64url').includes('temporal.io'),
  precedence: 1,
  variable: 'TEMPORAL_API_KEY',
  remediation: {
    risk: 'start, signal and read workflows in the namespaces of its owner, and change namespaces and users if that is an admin',
    revokeAt: 'https://cloud.temporal.io/settings/api-keys',
    steps: [
      'In Temporal Cloud open “Settings”, “API Keys”, and disable, then delete the key by its id (key_id in the payload).',
      'Create a key for a service account of one namespace, and set it as TEMPORAL_API_KEY for workers and clients.',
      'Look for workflows that nobody of you started, and replace secrets that their inputs carried.',
    ],
    command: 'temporal cloud apikey delete --id <key id>',
    prevention: ['Use a namespace-scoped service account with an expiry of 90 days at most, or mTLS.'],
  },
  source: 'https://docs.temporal.io/cloud/api-keys',
  examples: [
    `TEMPORAL_API_KEY=${key('a')}`,
    `temporal workflow list --address ns.a2dd6.tmprl.cloud:7233 --api-key ${key('b')}`,
  ],
  counterexamples: [
    `TEMPORAL_TOKEN=${sample.jwt({ sub: 'me', iss: 'example.org', account: 'abcdefgh' })}`,
    'TEMPORAL_API_KEY=eyJshort.payload.signature',
  ],
})
