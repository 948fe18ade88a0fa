import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'contentful-token',
    provider: 'Contentful',
    title: 'Contentful personal access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['CFPAT-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>CFPAT-(?<random>[A-Za-z0-9_-]{40,64}))(?![A-Za-z0-9_-])/g,
    variable: 'CONTENTFUL_MANAGEMENT_TOKEN',
    remediation: {
      risk: 'edit, publish and delete content in every Contentful space its owner can open',
      revokeAt: 'https://app.contentful.com/account/profile/cma_tokens',
      steps: [
        'Open your account settings, “CMA tokens”, and choose “Revoke” beside the token.',
        'Generate another with an expiry, for the migrations and scripts that used the old one.',
        'Look at recently changed entries, webhooks and API keys in the spaces within reach.',
      ],
      prevention: [
        'Let automation use an app identity, which is limited to the environments where the app is installed.',
        'Set the shortest expiry that works when you generate a token.',
      ],
    },
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    examples: [
      `CONTENTFUL_MANAGEMENT_TOKEN=CFPAT-${sample.base64url(43)}`,
      `contentful space migration --management-token CFPAT-${sample.base64url(43, 'b')}`,
    ],
    counterexamples: ['CFPAT-your-token', `CFPAT-${'x'.repeat(43)}`, `XCFPAT-${sample.base64url(43)}`],
  },
  {
    id: 'contentful-token-delivery',
    provider: 'Contentful',
    title: 'Contentful delivery or preview token',
    severity: 'medium',
    certainty: 'likely',
    keywords: [
      'contentful',
      'access_token',
      'access-token',
      'accesstoken',
      'preview_token',
      'preview-token',
      'previewtoken',
      'delivery_token',
      'delivery-token',
      'deliverytoken',
    ],
    ...assigned('contentful|(?:access|preview|delivery)[_-]?token', '[A-Za-z0-9_-]{43}', 'A-Za-z0-9_\\-'),
    context: ['contentful'],
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
    variable: 'CONTENTFUL_ACCESS_TOKEN',
    remediation: {
      risk: 'read the content of the space: what is published with a delivery token, unpublished drafts too with a preview token',
      revokeAt: 'https://app.contentful.com/',
      steps: [
        'Find out which one it is under “Settings”, “API keys” of the space; a delivery token in a public website may stay.',
        'For a preview token delete the API key and add another, since the tokens of a key cannot be changed alone.',
        'Build and deploy the sites that read with it.',
      ],
      prevention: [
        'Use the preview token on servers only.',
        'Make one API key for each site, limited to the environments it shows.',
      ],
    },
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    examples: [
      `CONTENTFUL_ACCESS_TOKEN=${sample.base64url(43)}`,
      `const client = contentful.createClient({\n  space: 'abc',\n  accessToken: '${sample.base64url(43, 'b')}',\n})`,
    ],
    counterexamples: [`accessToken: '${sample.base64url(43)}'`, 'CONTENTFUL_ACCESS_TOKEN=<delivery token>'],
  },
)
