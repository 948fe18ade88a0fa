import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'twitch-stream-key',
  provider: 'Twitch',
  title: 'Twitch stream key',
  severity: 'medium',
  certainty: 'certain',
  keywords: ['live_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>live_[0-9]{8,12}_(?<random>[A-Za-z0-9]{28,40}))(?![A-Za-z0-9_])/g,
  mode: 'unknown',
  variable: 'TWITCH_STREAM_KEY',
  remediation: {
    risk: 'broadcast on your channel',
    revokeAt: 'https://dashboard.twitch.tv/settings/stream',
    steps: [
      'Open Settings, Stream, and reset the primary stream key.',
      'Enter the new key in your streaming software.',
    ],
    prevention: ['Let the streaming software sign in to Twitch, so that it needs no stream key.'],
  },
  source: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
  examples: [
    `TWITCH_STREAM_KEY=live_${sample.digits(9)}_${sample.base62(30)}`,
    `rtmp://live.twitch.tv/app/live_${sample.digits(10)}_${sample.base62(32)}`,
  ],
  counterexamples: [`live_${sample.digits(9)}`, `live_${sample.digits(9)}_${'x'.repeat(30)}`],
})
