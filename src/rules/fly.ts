import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// A macaroon is some hundred to some thousand characters of base64; a token joins up to three or four with commas.
const FIRST = 'fm(?:1[ar]|2)_[A-Za-z0-9+/]{40,3000}={0,2}'
const NEXT = `(?:,${FIRST})?`

export default defineRules({
  id: 'fly-access-token',
  provider: 'Fly.io',
  title: 'Fly.io access token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['fm1r_', 'fm1a_', 'fm2_', 'fo1_'],
  // The scheme belongs to the token, with a blank in between.
  pattern: new RegExp(
    `(?<![A-Za-z0-9])(?<secret>(?:FlyV1 )?(?:${FIRST}${NEXT}${NEXT}${NEXT}|fo1_[A-Za-z0-9_-]{32,80}))(?![A-Za-z0-9+/_-])`,
    'g',
  ),
  reach: { after: 8192 },
  variable: 'FLY_API_TOKEN',
  remediation: {
    risk: 'deploy, read and destroy the apps, machines and volumes of your Fly.io organization',
    revokeAt: 'https://fly.io/user/personal_access_tokens',
    steps: [
      'Find the token: “fly tokens list” shows those of an app or organization, the dashboard those of your account.',
      'Revoke it with “fly tokens revoke”, or in the dashboard under Tokens.',
      'Create its successor with “fly tokens create deploy -a <app>”, and set it in your pipeline.',
      'Compare machines and releases with what you deployed, and set the secrets of the apps anew.',
    ],
    command: 'fly tokens revoke <id>',
    overlap: 'Any number of tokens work side by side.',
    prevention: [
      'Use deploy tokens, which reach one app, with --expiry.',
      'Attenuate a token before you hand it on: fly tokens attenuate.',
    ],
  },
  source: 'https://fly.io/docs/security/tokens/',
  examples: [
    `FLY_API_TOKEN="FlyV1 fm2_${sample.base64(400)}=,fm2_${sample.base64(300, 'discharge')}"`,
    `fly deploy --access-token fm1r_${sample.base64(220)}==`,
    `token: fo1_${sample.base64url(43)}`,
  ],
  counterexamples: [`fm2_${'x'.repeat(60)}`, 'FlyV1 fm2_your_token', `wfm2_${sample.base64(200)}`],
})
