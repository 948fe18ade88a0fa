import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'spotify-client-secret',
  provider: 'Spotify',
  title: 'Spotify client secret',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['spotify', 'spotipy'],
  ...assigned('(?:spotify|spotipy)[A-Za-z0-9_.-]{0,16}secret', '[0-9a-f]{32}'),
  variable: 'SPOTIFY_CLIENT_SECRET',
  remediation: {
    risk: 'request tokens as your app, and refresh those of its users',
    revokeAt: 'https://developer.spotify.com/dashboard',
    steps: [
      'In the developer dashboard of Spotify choose the app, “Basic Information”, “View client secret”, and press “Rotate client secret”.',
      'Deploy the new secret; users stay connected.',
    ],
    prevention: ['Use the authorization code flow with PKCE in apps that cannot keep a secret.'],
  },
  source: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
  examples: [`SPOTIFY_CLIENT_SECRET=${sample.hex(32)}`, `SPOTIPY_CLIENT_SECRET='${sample.hex(32, 's')}'`],
  counterexamples: [`SPOTIFY_CLIENT_ID=${sample.hex(32)}`, 'SPOTIFY_CLIENT_SECRET=your_client_secret'],
})
