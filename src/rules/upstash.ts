import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
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
  counterexamples: ['UPSTASH_REDIS_REST_TOKEN=your_upstash_redis_rest_token_here', `REST_TOKEN=A${sample.base62(51)}`],
})
