import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'twitter-bearer-token',
    provider: 'X (Twitter)',
    title: 'X bearer token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['twitter', 'bearer', 'x_api'],
    ...assigned('twitter|bearer|x_api', 'A{20,24}[A-Za-z0-9%]{60,120}', 'A-Za-z0-9%'),
    mode: 'unknown',
    variable: 'TWITTER_BEARER_TOKEN',
    remediation: {
      risk: 'read posts and profiles at the cost of your app’s quota',
      revokeAt: 'https://developer.x.com/en/portal/projects-and-apps',
      steps: [
        'In the developer portal open the app, “Keys and tokens”, and revoke the bearer token.',
        'Press “Generate” there and deploy the new one; the API key and its secret stay as they are.',
      ],
      prevention: ['Keep a project app for development, whose bearer token has its own rate limits.'],
    },
    source: 'https://docs.x.com/resources/fundamentals/authentication/overview',
    examples: [
      `TWITTER_BEARER_TOKEN=${'A'.repeat(22)}${sample.base62(80)}`,
      `bearer: '${'A'.repeat(21)}${sample.base62(60, 'a')}%2F${sample.base62(20, 'b')}'`,
    ],
    counterexamples: ['TWITTER_BEARER_TOKEN=token'],
  },
  {
    id: 'twitter-api-secret',
    provider: 'X (Twitter)',
    title: 'X API or access token secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['twitter', 'consumer_secret', 'consumersecret', 'consumer_key_secret', 'x_api'],
    ...assigned('(?:twitter|consumer|x_api)[A-Za-z0-9_.-]{0,20}secret|twitter', '[A-Za-z0-9]{35,50}'),
    context: ['twitter', 'x_api', 'x.com'],
    mode: 'unknown',
    variable: 'TWITTER_API_SECRET',
    remediation: {
      risk: 'post and read as your app, and with its access token as the user',
      revokeAt: 'https://developer.x.com/en/portal/projects-and-apps',
      steps: [
        'Open the app, Keys and tokens, and regenerate the API key and secret and the access token.',
        'Deploy all four values together.',
        'Look at the account for posts you did not make.',
      ],
      prevention: ['Give the app read permission when it does not post.'],
    },
    source: 'https://docs.x.com/resources/fundamentals/authentication/overview',
    examples: [
      `TWITTER_API_SECRET=${sample.base62(50)}`,
      `twitter: { access_token_secret: '${sample.base62(45, 'y')}' }`,
    ],
    counterexamples: [`SECRET=${sample.base62(12)}`],
  },
)
