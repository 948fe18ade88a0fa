import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token = (seed: string) =>
  Buffer.from(JSON.stringify({ a: sample.hex(32, seed), t: sample.uuid(seed), s: sample.base64(64, seed) })).toString(
    'base64',
  )

export default defineRules({
  id: 'cloudflare-tunnel-token',
  provider: 'Cloudflare Tunnel',
  title: 'Cloudflare Tunnel token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['eyJhIjoi'],
  // base64 of {"a": account, "t": tunnel, "s": secret}.
  pattern: /(?<![A-Za-z0-9+/_-])(?<secret>eyJhIjoi(?<random>[A-Za-z0-9+/_-]{120,400}={0,2}))(?![A-Za-z0-9+/=_-])/g,
  isGenuine: (secret) => /^\{"a":"[0-9a-f]{32}","(?:t|s)":"/.test(Buffer.from(secret, 'base64').toString('latin1')),
  precedence: 1,
  variable: 'TUNNEL_TOKEN',
  remediation: {
    risk: 'run a connector of your tunnel, and receive requests that are meant for your internal services',
    revokeAt: 'https://one.dash.cloudflare.com/',
    steps: [
      'In Zero Trust open “Networks”, “Connectors”, the tunnel, and look at its connectors for hosts that are not yours.',
      'Choose “Refresh token” (or send a new tunnel_secret over the API), and reinstall cloudflared with the new token.',
      'Disconnect what still runs with the old token: cloudflared tunnel cleanup, by connector id.',
    ],
    command: 'PATCH /accounts/{account_id}/cfd_tunnel/{tunnel_id} with a new tunnel_secret',
    prevention: ['Pass the token in TUNNEL_TOKEN or with --token-file, not in the arguments of a compose file.'],
  },
  source:
    'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/remote-tunnel-permissions/',
  examples: [`cloudflared service install ${token('a')}`, `TUNNEL_TOKEN=${token('b')}`],
  counterexamples: [
    `TUNNEL_TOKEN=${Buffer.from(JSON.stringify({ a: sample.base62(150) })).toString('base64')}`,
    'TUNNEL_TOKEN=eyJhIjoi...',
  ],
})
