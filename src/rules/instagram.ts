import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'instagram-access-token',
  provider: 'Instagram',
  title: 'Instagram or Threads access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['IGQV', 'IGAA', 'THAA'],
  pattern:
    /(?<![A-Za-z0-9])(?<secret>(?:IGQV|IGAA|THAA)(?<random>(?=[A-Za-z_-]{0,80}\d)[A-Za-z0-9_-]{90,300}))(?![A-Za-z0-9_-])/g,
  variable: 'INSTAGRAM_ACCESS_TOKEN',
  remediation: {
    risk: 'read the media and insights of the account, and publish or comment if the app has those permissions',
    revokeAt: 'https://www.instagram.com/accounts/manage_access/',
    steps: [
      'Remove the app under “Apps and websites” in the Instagram settings of the account, which ends its tokens.',
      'Generate a long-lived token in the App Dashboard, product “Instagram”, and store it where the site is built.',
    ],
    prevention: [
      'Fetch the feed on your server and cache it; long-lived tokens last 60 days and must be refreshed anyway.',
    ],
  },
  source: 'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login',
  examples: [
    `INSTAGRAM_ACCESS_TOKEN=IGQV${sample.base62(160)}`,
    `THREADS_ACCESS_TOKEN="THAA${sample.base62(170, 't')}ZD"`,
  ],
  counterexamples: ['INSTAGRAM_ACCESS_TOKEN=IGQVJ...', `IGAA${'x'.repeat(150)}`],
})
