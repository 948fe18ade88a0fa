import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const PERSONAL: Remediation = {
  risk: 'open the design files you can open, comment in your name, and read or write what else its scopes name',
  revokeAt: 'https://www.figma.com/settings',
  steps: [
    'Open “Settings”, tab “Security”, section “Personal access tokens”, and choose “Revoke access” at the leaked one.',
    'Generate a token with an expiration and the scopes that are used, such as file_content:read, and deploy it.',
    'A plan access token (figp_) is revoked by an admin of the organization in the admin console.',
    'On Enterprise plans look for the token in the activity log.',
  ],
  overlap: 'Tokens are independent of each other, so generate the new one first.',
  prevention: [
    'Choose an expiration of 30 days or less for scripts, and read scopes only.',
    'Create tokens for CI as a user who has view access to the files in question.',
  ],
}

export default defineRules(
  {
    id: 'figma-token',
    provider: 'Figma',
    title: 'Figma access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['figd_', 'figp_'],
    // 40 characters and more, as observed.
    pattern: /(?<![A-Za-z0-9])(?<secret>fig[dp]_(?<random>[A-Za-z0-9_-]{36,200}))(?![A-Za-z0-9_-])/g,
    variable: 'FIGMA_ACCESS_TOKEN',
    remediation: PERSONAL,
    source: 'https://www.figma.com/developers/api#access-tokens',
    examples: [
      `FIGMA_ACCESS_TOKEN=figd_${sample.base64url(40)}`,
      `-H "X-Figma-Token: figp_${sample.base64url(40, 'plan')}"`,
    ],
    counterexamples: [`figd_${'x'.repeat(40)}`, 'FIGMA_TOKEN=figd_your_token', `config_${sample.base62(40)}`],
  },
  {
    id: 'figma-token-oauth',
    provider: 'Figma',
    title: 'Figma OAuth token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['figu_', 'figuh_', 'figur_', 'figo_', 'figoh_', 'figor_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>fig[uo][hr]?_(?<random>[A-Za-z0-9_-]{36,200}))(?![A-Za-z0-9_-])/g,
    variable: 'FIGMA_OAUTH_TOKEN',
    remediation: {
      risk: 'use Figma as the person who authorized the app, within the scopes of the app, until the token expires',
      revokeAt: 'https://www.figma.com/settings',
      steps: [
        'As the user open “Settings”, “Connected apps”, and remove the app, which ends its tokens.',
        'As the developer open “My apps” at figma.com/developers and reset the client secret if it leaked as well.',
        'Authorize the app again.',
      ],
      prevention: [
        'Store tokens of users encrypted on your server and take them out of logs.',
        'Ask for narrow scopes; files:read is deprecated because it reaches everything.',
      ],
    },
    source: 'https://www.figma.com/developers/api#oauth2',
    examples: [
      `{"access_token": "figu_${sample.base64url(44)}"}`,
      `FIGMA_OAUTH_TOKEN=figoh_${sample.base64url(48, 'org')}`,
    ],
    counterexamples: [`figu_${'x'.repeat(40)}`, `configu_${sample.base62(40)}`],
  },
  {
    id: 'figma-token-legacy',
    provider: 'Figma',
    title: 'Figma personal access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['figma'],
    reach: { before: 800, after: 800 },
    context: ['figma'],
    // A number, four digits in the oldest and six as a rule, and a UUID.
    pattern:
      /(?<![A-Za-z0-9-])(?<secret>[0-9]{4,8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9_-])/g,
    variable: 'FIGMA_ACCESS_TOKEN',
    remediation: PERSONAL,
    source: 'https://www.figma.com/developers/api#access-tokens',
    examples: [
      `FIGMA_TOKEN=${sample.digits(6)}-${sample.uuid()}`,
      `curl https://api.figma.com/v1/me -H 'X-FIGMA-TOKEN: ${sample.digits(6, 'c')}-${sample.uuid('c')}'`,
    ],
    counterexamples: [`TOKEN=${sample.digits(6)}-${sample.uuid()}`, `figma_id: ${sample.uuid()}`],
  },
)
