import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// JSON that begins with the user name (`{"u":"`), and a signature of 22 characters.
const pattern = (kind: string) =>
  new RegExp(
    `(?<![A-Za-z0-9_-])(?<secret>${kind}\\.eyJ1[A-Za-z0-9_-]{16,400}\\.(?<random>[A-Za-z0-9_-]{20,44}))(?![A-Za-z0-9_-])`,
    'g',
  )
const token = (kind: string, seed: string) =>
  `${kind}.${Buffer.from(JSON.stringify({ u: 'mapuser', a: sample.base36(25, seed) })).toString('base64url')}.${sample.base64url(22, seed)}`

export default defineRules(
  {
    id: 'mapbox-secret-token',
    provider: 'Mapbox',
    title: 'Mapbox secret access token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sk.eyJ', 'tk.eyJ'],
    pattern: pattern('[st]k'),
    variable: 'MAPBOX_SECRET_TOKEN',
    remediation: {
      risk: 'upload, replace and delete maps and datasets of your Mapbox account, or make tokens, as its scopes allow',
      revokeAt: 'https://console.mapbox.com/account/access-tokens/',
      steps: [
        'On the “Access tokens” page open the menu of the token and delete it, or refresh it to get another value.',
        'A temporary token (tk.) ends within the hour; delete the secret token that made it.',
        'Enter the new token for uploads, builds with DOWNLOADS:READ, and the Tokens API.',
      ],
      command: 'DELETE https://api.mapbox.com/tokens/v2/{username}/{token id}',
      prevention: [
        'Serve maps with a public token (pk.) that is restricted to your URLs.',
        'Keep a token for SDK downloads apart, with the scope DOWNLOADS:READ alone.',
      ],
    },
    source: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: [`MAPBOX_DOWNLOADS_TOKEN=${token('sk', 'a')}`, `mapboxToken: '${token('tk', 'b')}'`],
    counterexamples: [
      token('pk', 'c'),
      'sk.eyJ1IjoieW91ci11c2VyIn0',
      `task.eyJ1${sample.base62(60)}.${sample.base62(22)}`,
    ],
  },
  {
    id: 'mapbox-secret-token-public',
    provider: 'Mapbox',
    title: 'Mapbox public access token',
    severity: 'low',
    certainty: 'certain',
    keywords: ['pk.eyJ'],
    pattern: pattern('pk'),
    mode: 'public',
    variable: 'MAPBOX_ACCESS_TOKEN',
    remediation: {
      risk: 'load maps on your bill',
      revokeAt: 'https://console.mapbox.com/account/access-tokens/',
      steps: ['Leave it, and add URL restrictions to the token if it has none.'],
      prevention: ['Use one URL-restricted public token for each site.'],
    },
    source: 'https://docs.mapbox.com/api/accounts/tokens/',
    examples: [`mapboxgl.accessToken = '${token('pk', 'a')}'`, `?access_token=${token('pk', 'b')}&v=1`],
    counterexamples: [token('sk', 'c'), 'pk.eyJ1...'],
  },
)
