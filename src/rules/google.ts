import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const clientSecret: Remediation = {
  risk: 'pass for your application when users sign in with Google, and exchange codes and refresh tokens meant for it',
  revokeAt: 'https://console.cloud.google.com/apis/credentials',
  steps: [
    'Open the OAuth 2.0 client, and choose “Add secret”.',
    'Deploy the new secret, then disable the leaked one and watch sign-in for an hour.',
    'Delete the disabled secret; secrets of desktop clients are not confidential, so there a new client helps nobody.',
  ],
  overlap: 'A client can have two secrets, and both work until one is disabled.',
  prevention: [
    'Keep the authorized redirect URIs exact, so that a stolen secret has nowhere to send users to.',
    'Use PKCE without a secret in apps that run on the device of a user.',
  ],
}

export default defineRules(
  {
    id: 'google-gemini-auth-key',
    provider: 'Google',
    title: 'Gemini API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AQ.Ab8RN6'],
    // Observed: 44 characters after the fixed head.
    pattern: /(?<![A-Za-z0-9])(?<secret>AQ\.Ab8RN6(?<random>[A-Za-z0-9_-]{40,88}))(?![A-Za-z0-9_-])/g,
    variable: 'GEMINI_API_KEY',
    remediation: {
      risk: 'run Gemini models at your cost and read the files you uploaded to the Gemini API',
      revokeAt: 'https://aistudio.google.com/apikey',
      steps: [
        'In Google AI Studio, open “API keys” and create a key in the same project.',
        'Put it where the old one was used, then delete the leaked key in the list.',
        'Look at Usage and Billing of the project for requests that are not yours.',
      ],
      overlap: 'A project can have several Gemini keys at once.',
      prevention: [
        'Call Gemini from a server of yours, never with a key in a browser or app.',
        'Set a spend cap and request quotas on the project behind the key.',
      ],
    },
    source: 'https://ai.google.dev/gemini-api/docs/api-key',
    examples: [
      `GEMINI_API_KEY=AQ.${'Ab8RN6'}${sample.base64url(44)}`,
      `genai.Client(api_key="AQ.${'Ab8RN6'}${sample.base64url(44, 'py')}")`,
    ],
    counterexamples: [
      `AQ.${'Ab8RN6'}${'x'.repeat(44)}`,
      `AQ.${sample.base64url(50)}`,
      `FAQ.${'Ab8RN6'}${sample.base64url(44)}`,
    ],
  },
  {
    id: 'google-oauth-client-secret',
    provider: 'Google',
    title: 'Google OAuth client secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['GOCSPX-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>GOCSPX-(?<random>[A-Za-z0-9_-]{24,40}))(?![A-Za-z0-9_-])/g,
    variable: 'GOOGLE_CLIENT_SECRET',
    remediation: clientSecret,
    source: 'https://developers.google.com/identity/protocols/oauth2',
    examples: [
      `GOOGLE_CLIENT_SECRET=GOCSPX-${sample.base64url(28)}`,
      `"client_secret":"GOCSPX-${sample.base64url(28, 'json')}"`,
    ],
    counterexamples: [`GOCSPX-${'x'.repeat(28)}`, 'GOCSPX-your-client-secret'],
  },
  {
    id: 'google-oauth-client-secret-legacy',
    provider: 'Google',
    title: 'Google OAuth client secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['client_secret', 'clientSecret', 'client-secret'],
    // The two secrets that gcloud ships with are known to everyone; they are told by their heads.
    pattern:
      /client[_-]?secret\\?["'`]?\s{0,4}(?:=>|[:=,])\s{0,4}\\?["'`]?(?<secret>(?!d-FL95Q1|ZmssLNjJ)[A-Za-z0-9_-]{24})(?![A-Za-z0-9_-])/gi,
    context: ['apps.googleusercontent.com'],
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret),
    isAssignment: true,
    variable: 'GOOGLE_CLIENT_SECRET',
    remediation: clientSecret,
    source: 'https://developers.google.com/identity/protocols/oauth2',
    examples: [
      `"client_id":"1-a.apps.googleusercontent.com","client_secret":"${sample.base64url(24)}"`,
      `clientId: '2-b.apps.googleusercontent.com',\nclientSecret: '${sample.base64url(24, 'js')}',`,
    ],
    counterexamples: [
      `"client_secret":"${sample.base64url(24)}"`,
      'apps.googleusercontent.com client_secret: your-google-client-secret',
    ],
  },
  {
    id: 'google-oauth-token',
    provider: 'Google',
    title: 'Google OAuth access or refresh token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ya29.', '1//0'],
    // Some access tokens have a short segment, such as “c.”, after the prefix. Refresh tokens: about 100 characters.
    pattern:
      /(?<![A-Za-z0-9_])(?<secret>ya29\.(?:[A-Za-z]\.)?(?<random>[A-Za-z0-9_-]{20,1024})|1\/\/0[A-Za-z0-9_-]{60,256})(?![A-Za-z0-9_-])/g,
    reach: { after: 1152 },
    variable: 'GOOGLE_REFRESH_TOKEN',
    remediation: {
      risk: 'read and change what the user allowed your application to touch: an hour long with an access token, until revoked with a refresh token',
      revokeAt: 'https://myaccount.google.com/connections',
      steps: [
        'Revoke the token at oauth2.googleapis.com/revoke; either kind ends the whole grant of that user.',
        'Or let the user remove your application under “Third-party apps & services” of the Google Account.',
        'Sign in again to obtain a new refresh token, and store that one encrypted.',
      ],
      command: 'curl -d token=<token> https://oauth2.googleapis.com/revoke',
      prevention: [
        'Ask for the narrowest scopes, such as drive.file instead of drive.',
        'Use a service account for jobs that act for no user.',
      ],
    },
    source: 'https://developers.google.com/identity/protocols/oauth2',
    examples: [
      `access_token=ya29.${sample.base64url(180)}`,
      `"refresh_token": "1//0${sample.base64url(100)}"`,
      `Authorization: Bearer ya29.c.${sample.base64url(200)}`,
    ],
    counterexamples: ['ya29.your-access-token', `ya29.${'x'.repeat(40)}`, `1//0${sample.base64url(12)}`],
  },
)
