import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'livekit-api-secret',
  provider: 'LiveKit',
  title: 'LiveKit API secret',
  severity: 'high',
  certainty: 'certain',
  keywords: ['livekit'],
  ...assigned('livekit[A-Za-z0-9_.-]{0,12}secret', '(?=[A-Za-z]{0,42}[0-9])[A-Za-z0-9]{36,52}'),
  variable: 'LIVEKIT_API_SECRET',
  remediation: {
    risk: 'sign tokens for any room: listen in, record, and start agents and egress at your cost',
    revokeAt: 'https://cloud.livekit.io/projects/p_/settings/keys',
    steps: [
      'In the LiveKit Cloud project open “Settings”, “API keys”, and create a key pair.',
      'Deploy both halves, then revoke the leaked pair; tokens signed with it stop at their next connection.',
      'On a server of your own replace the pair under keys in livekit.yaml and restart.',
    ],
    prevention: ['Sign tokens on your server with a short ttl and the grants of one room.'],
  },
  source: 'https://docs.livekit.io/home/cloud/keys-and-tokens/',
  examples: [`LIVEKIT_API_SECRET=${sample.base62(43)}`, `livekit_secret: "${sample.base62(44, 'l')}"`],
  counterexamples: [`LIVEKIT_API_KEY=API${sample.base62(12)}`, 'LIVEKIT_API_SECRET=secret'],
})
