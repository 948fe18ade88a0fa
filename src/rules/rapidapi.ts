import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'rapidapi-key',
  provider: 'RapidAPI',
  title: 'RapidAPI key',
  severity: 'medium',
  certainty: 'likely',
  keywords: ['rapidapi', 'rapid_api', 'rapid-api'],
  ...assigned(
    'rapid_?api',
    '[A-Za-z0-9]{10,12}msh[A-Za-z0-9]{15}p1[A-Za-z0-9]{6}jsn[A-Za-z0-9]{10,14}|[A-Za-z0-9_-]{50}',
    'A-Za-z0-9_-',
  ),
  mode: 'unknown',
  variable: 'RAPIDAPI_KEY',
  remediation: {
    risk: 'spend the subscriptions of your account',
    revokeAt: 'https://rapidapi.com/developer/apps',
    steps: [
      'Under “My Apps” on RapidAPI open the app, “Authorization”, and delete the key.',
      'Use “Add Authorization” in the same place, and replace the X-RapidAPI-Key header of your requests.',
    ],
    prevention: ['Create an app on RapidAPI for each environment: every app has its own X-RapidAPI-Key.'],
  },
  source: 'https://docs.rapidapi.com/docs/keys',
  examples: [
    `RAPIDAPI_KEY=${sample.hex(10)}msh${sample.hex(15)}p1${sample.hex(6)}jsn${sample.hex(12)}`,
    `'X-RapidAPI-Key': '${sample.base64url(50, 'h')}'`,
  ],
  counterexamples: ['RAPIDAPI_KEY=your-key'],
})
