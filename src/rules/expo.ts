import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'expo-access-token',
  provider: 'Expo',
  title: 'Expo access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['expo_token', 'expo_access_token', 'eas_token', 'expotoken'],
  ...assigned(
    'expo_(?:access_|robot_)?token|eas_token|expo(?:access)?token',
    '(?=[A-Za-z_-]{0,39}[0-9])[A-Za-z0-9_-]{40}',
    'A-Za-z0-9_-',
  ),
  variable: 'EXPO_TOKEN',
  remediation: {
    risk: 'publish updates to your installed apps, and read credentials and environment of the account’s projects',
    revokeAt: 'https://expo.dev/settings/access-tokens',
    steps: [
      'On the page “Access tokens” of the account or organization press “Delete” at the token.',
      'Look at “Updates” and “Builds” of each project, and republish a good update over a foreign one.',
      'Create a token for a robot user with the role Developer, and set it as EXPO_TOKEN.',
    ],
    prevention: ['Sign updates with code signing (EAS), so that a token alone cannot publish code your app runs.'],
  },
  source: 'https://docs.expo.dev/accounts/programmatic-access/',
  examples: [`EXPO_TOKEN=${sample.base64url(40)}`, `expoToken: "${sample.base62(40, 'e')}"`],
  counterexamples: [`TOKEN=${sample.base62(40)}`, 'EXPO_TOKEN=your-expo-access-token-goes-here-please'],
})
