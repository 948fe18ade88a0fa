import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'linear-api-key',
    provider: 'Linear',
    title: 'Linear personal API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['lin_api_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>lin_api_(?<random>[A-Za-z0-9]{36,80}))(?![A-Za-z0-9_-])/g,
    variable: 'LINEAR_API_KEY',
    remediation: {
      risk: 'read and change issues, comments and documents of your workspace as you',
      revokeAt: 'https://linear.app/settings/account/security',
      steps: [
        'Open “Settings”, “Security & access”, and choose “Revoke” at the key under “Personal API keys”.',
        'Create a key that is limited to the teams and to the permission the script needs, and deploy it.',
        'As an admin look at “Audit log” for what was done in your name.',
      ],
      overlap: 'You can have several personal keys; create the new one first.',
      prevention: [
        'Choose “Only select permissions” and “Only select team access” when you create a key.',
        'Admins can restrict API keys for members under “Settings”, “API”.',
      ],
    },
    source: 'https://linear.app/developers/graphql',
    examples: [
      `LINEAR_API_KEY=lin_api_${sample.base62(40)}`,
      `new LinearClient({ apiKey: "lin_api_${sample.base62(40, 'sdk')}" })`,
    ],
    counterexamples: ['LINEAR_API_KEY=lin_api_your_key', `lin_api_${'x'.repeat(40)}`],
  },
  {
    id: 'linear-api-key-oauth',
    provider: 'Linear',
    title: 'Linear OAuth access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['lin_oauth_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>lin_oauth_(?<random>[A-Za-z0-9]{56,128}))(?![A-Za-z0-9_-])/g,
    variable: 'LINEAR_ACCESS_TOKEN',
    remediation: {
      risk: 'act in the workspace within the scopes that were granted to the application, as its user or as the app',
      revokeAt: 'https://linear.app/settings/applications',
      steps: [
        'Send the token to the revoke endpoint, or open “Applications” in the settings and revoke the access of the app.',
        'Authorize the application again, which gives a new token.',
        'If client id and secret stood beside it, rotate the secret under “API”, “OAuth applications”.',
      ],
      command: 'curl -X POST https://api.linear.app/oauth/revoke -H "Authorization: Bearer <token>"',
      prevention: [
        'Ask for read or issues:create instead of write where that is enough.',
        'Store tokens of users encrypted on the server, never in the repository of the app.',
      ],
    },
    source: 'https://linear.app/developers/oauth-2-0-authentication',
    examples: [
      `LINEAR_ACCESS_TOKEN=lin_oauth_${sample.hex(64)}`,
      `Authorization: Bearer lin_oauth_${sample.hex(64, 'h')}`,
    ],
    counterexamples: [`lin_oauth_${'0'.repeat(64)}`, 'lin_oauth_token_goes_here'],
  },
)
