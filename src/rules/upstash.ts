import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

/** `{"UserID":…,"Password":…}` in base64. */
const qstash = (seed: string) =>
  Buffer.from(`{"UserID":"${sample.uuid(seed)}","Password":"${sample.hex(32, seed)}"}`).toString('base64')

export default defineRules(
  {
    id: 'upstash-rest-token',
    provider: 'Upstash',
    title: 'Upstash REST token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['upstash', 'kv_rest_api_token'],
    // Redis and Vector tokens are base64, older ones hex; the read-only token of Redis may be shown.
    ...assigned(
      'upstash_[a-z0-9_]{0,24}token|kv_rest_api_token|upstash[a-z]{0,16}token',
      '(?=[A-Za-z_=-]{0,80}[0-9])[A-Za-z0-9_-]{32,120}={0,2}',
      'A-Za-z0-9_-',
    ),
    variable: 'UPSTASH_REDIS_REST_TOKEN',
    remediation: {
      risk: 'read, change and flush everything in the database over HTTPS',
      revokeAt: 'https://console.upstash.com/',
      steps: [
        'Open the database in the Upstash console, “Details”, and choose “Reset Credentials”, which changes password and token together.',
        'Update UPSTASH_REDIS_REST_TOKEN or KV_REST_API_TOKEN, at Vercel by the integration, and redeploy.',
      ],
      prevention: [
        'Give pages and edge functions that only read the read-only token, or ACL RESTTOKEN of a narrow user.',
      ],
    },
    source: 'https://upstash.com/docs/redis/features/restapi',
    examples: [`UPSTASH_REDIS_REST_TOKEN="A${sample.base62(51)}"`, `KV_REST_API_TOKEN=AX${sample.base62(54, 'u')}=`],
    counterexamples: [
      'UPSTASH_REDIS_REST_TOKEN=your_upstash_redis_rest_token_here',
      `REST_TOKEN=A${sample.base62(51)}`,
    ],
  },
  {
    id: 'upstash-qstash-token',
    provider: 'Upstash',
    title: 'QStash token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['eyJVc2VySUQi'],
    // That of the local server is the same for everybody: its user is “defaultUser”.
    pattern: new RegExp(
      `(?<![A-Za-z0-9+/_-])(?<secret>eyJVc2VySUQiOi(?!${['JkZWZh', 'dWx0VXNlciI'].join('')})(?<random>[A-Za-z0-9+/]{60,240}={0,2}))(?![A-Za-z0-9+/=_-])`,
      'g',
    ),
    variable: 'QSTASH_TOKEN',
    remediation: {
      risk: 'publish messages and schedules that QStash delivers to any address with your signature, and cancel or read yours',
      revokeAt: 'https://console.upstash.com/qstash',
      steps: [
        'In the Upstash console open “QStash”, and use “Reset Token”.',
        'Set the new QSTASH_TOKEN where messages are published; if the sig_ keys stood beside it, roll the signing keys too.',
        'Look at “Schedules” and “Logs” for messages you did not publish.',
      ],
      prevention: ['Check the Upstash-Signature of each delivery, and that its URL and body are ones you sent.'],
    },
    source: 'https://upstash.com/docs/qstash/howto/local-development',
    examples: [`QSTASH_TOKEN="${qstash('q')}"`, `new Client({ token: '${qstash('s')}' })`],
    counterexamples: [
      `QSTASH_TOKEN=${Buffer.from('{"UserID":"defaultUser","Password":"defaultPassword"}').toString('base64')}`,
      'QSTASH_TOKEN=your_qstash_token',
    ],
  },
)
