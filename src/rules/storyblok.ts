import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const words = ['storyblok'] as const
const reach = { before: 640, after: 640 }

export default defineRules(
  {
    id: 'storyblok-token',
    provider: 'Storyblok',
    title: 'Storyblok space access token',
    severity: 'medium',
    // Public tokens, which only read what is published, look the same.
    certainty: 'likely',
    keywords: words,
    pattern: /(?<![A-Za-z0-9_-])(?<secret>(?<random>[A-Za-z0-9]{22})tt)(?![A-Za-z0-9_-])/g,
    reach,
    context: words,
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret.slice(0, -2)),
    variable: 'STORYBLOK_ACCESS_TOKEN',
    remediation: {
      risk: 'read the stories of the space, drafts included if it is a preview token',
      revokeAt: 'https://app.storyblok.com/',
      steps: [
        'Open the space, “Settings”, “Access Tokens”, and see there whether the token is Public or Preview; a public one may stay.',
        'Generate another Preview token, build the site with it, and delete the old one.',
      ],
      overlap: 'A space can hold several access tokens, so the new one works before the old one is gone.',
      prevention: [
        'Ship the Public token to browsers and keep the Preview token on the server that renders drafts.',
        'Let a token expire or limit it to one folder where the plan allows.',
      ],
    },
    source: 'https://www.storyblok.com/docs/concepts/access-tokens',
    examples: [
      `STORYBLOK_ACCESS_TOKEN=${sample.base62(22)}tt`,
      `https://api.storyblok.com/v2/cdn/stories?version=draft&token=${sample.base62(22, 'b')}tt`,
      `storyblokInit({\n  accessToken: '${sample.base62(22, 'c')}tt',\n})`,
    ],
    counterexamples: [
      `accessToken: '${sample.base62(22)}tt'`,
      `storyblok ${sample.lower(22)}tt`,
      'STORYBLOK_ACCESS_TOKEN=your-preview-token',
    ],
  },
  {
    id: 'storyblok-token-personal',
    provider: 'Storyblok',
    title: 'Storyblok personal access token',
    severity: 'high',
    certainty: 'certain',
    keywords: words,
    pattern: /(?<![A-Za-z0-9_-])(?<secret>(?<random>[A-Za-z0-9]{22}tt-\d{5,8}-[A-Za-z0-9_-]{20}))(?![A-Za-z0-9_-])/g,
    reach,
    context: words,
    variable: 'STORYBLOK_PERSONAL_ACCESS_TOKEN',
    remediation: {
      risk: 'edit and delete stories, components and settings of every Storyblok space its owner belongs to',
      revokeAt: 'https://app.storyblok.com/#/me/account?tab=token',
      steps: [
        'Open “My Account”, “Account settings”, “Personal access tokens”, and delete the token.',
        'Generate a new one for the CLI and log in again with “storyblok login”.',
        'Check the activities of your spaces for changes and new webhooks.',
      ],
      prevention: ['Use an OAuth app with scopes for automation in place of a personal token.'],
    },
    source: 'https://www.storyblok.com/docs/concepts/access-tokens',
    examples: [
      `STORYBLOK_OAUTH_TOKEN=${sample.base62(22)}tt-123456-${sample.base64url(20)}`,
      `storyblok login --token ${sample.base62(22, 'b')}tt-104857-${sample.base64url(20, 'b')} --region eu`,
    ],
    counterexamples: [
      `TOKEN=${sample.base62(22)}tt-123456-${sample.base64url(20)}`,
      `STORYBLOK_TOKEN=${'x'.repeat(22)}tt-123456-${'x'.repeat(20)}`,
    ],
  },
)
