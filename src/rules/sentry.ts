import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const USER: Remediation = {
  risk: 'call the Sentry API as you: read issues with what users sent, change projects, upload or delete releases',
  revokeAt: 'https://sentry.io/settings/account/api/auth-tokens/',
  steps: [
    'Open “User Settings”, “Personal Tokens”, and remove the token; a token of an internal integration stands under “Custom Integrations” of the organization.',
    'Create an organization token if it only uploads source maps and releases, or a personal token with fewer scopes.',
    'Put it where the build reads SENTRY_AUTH_TOKEN, and read the audit log of the organization.',
  ],
  overlap: 'Several tokens can exist, so create the new one first.',
  prevention: [
    'Use an organization token in CI: its permissions are fixed to what a build needs.',
    'Keep SENTRY_AUTH_TOKEN in the secrets of the pipeline, never in .sentryclirc or sentry.properties.',
  ],
}

/** Base64 JSON as Sentry writes it, and the random part. */
const orgTokenOf = (seed = '') =>
  [
    'sntrys',
    Buffer.from(
      JSON.stringify({ iat: 1700000000.12, url: 'https://sentry.io', region_url: 'https://us.sentry.io', org: 'acme' }),
    ).toString('base64'),
    sample.base64(43, seed),
  ].join('_')

export default defineRules(
  {
    id: 'sentry-token',
    provider: 'Sentry',
    title: 'Sentry user or integration token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sntryu_', 'sntrya_', 'sntryi_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>sntry[uai]_(?<random>[0-9a-f]{60,128}))(?![A-Za-z0-9_-])/g,
    variable: 'SENTRY_AUTH_TOKEN',
    remediation: USER,
    source: 'https://docs.sentry.io/account/auth-tokens/',
    examples: [
      `SENTRY_AUTH_TOKEN=sntryu_${sample.hex(64)}`,
      `sentry-cli --auth-token sntryi_${sample.hex(64, 'cli')} releases list`,
      `"token": "sntrya_${sample.hex(64, 'app')}"`,
    ],
    counterexamples: [`sntryu_${'0'.repeat(64)}`, 'SENTRY_AUTH_TOKEN=sntryu_your_token'],
  },
  {
    id: 'sentry-token-legacy',
    provider: 'Sentry',
    title: 'Sentry auth token without prefix',
    severity: 'high',
    certainty: 'likely',
    keywords: ['sentry', 'auth_token', 'auth-token', 'authtoken', '[auth]'],
    ...assigned(
      'sentry[_.-]?(?:auth|api|access|org|user|cli|app|client)?[_.-]?(?:token|key|secret)|(?<![A-Za-z0-9_])auth[_-]?token|\\[auth\\]\\s{1,4}token',
      '[0-9a-f]{64}',
    ),
    context: ['sentry'],
    variable: 'SENTRY_AUTH_TOKEN',
    remediation: USER,
    source: 'https://docs.sentry.io/account/auth-tokens/',
    examples: [
      `SENTRY_AUTH_TOKEN=${sample.hex(64)}`,
      `[defaults]\nurl=https://sentry.io/\n[auth]\ntoken=${sample.hex(64, 'rc')}`,
      `sentryToken: "${sample.hex(64, 'js')}"`,
    ],
    counterexamples: [`AUTH_TOKEN=${sample.hex(64)}`, `sentry_image: sha256:${sample.hex(64)}`],
  },
  {
    id: 'sentry-org-token',
    provider: 'Sentry',
    title: 'Sentry organization token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sntrys_'],
    // The JSON names the organization; what follows the last underscore is the secret, 43 characters.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>sntrys_eyJ[A-Za-z0-9+/]{40,400}={0,2}_(?<random>[A-Za-z0-9+/]{40,48}))(?![A-Za-z0-9+/_-])/g,
    variable: 'SENTRY_AUTH_TOKEN',
    remediation: {
      risk: 'upload source maps and releases to every project of the organization, so that stack traces lie to you',
      revokeAt: 'https://sentry.io/settings/auth-tokens/',
      steps: [
        'Open “Organization Settings”, “Organization Tokens”, and choose “Create New Token”.',
        'Put it into the secrets of the pipeline, then choose “Revoke” beside the leaked one.',
        'Compare the releases and artifacts since the leak with your builds.',
      ],
      overlap: 'Organization tokens exist side by side until one is revoked.',
      prevention: [
        'Give each repository a token of its own; the list then shows where a leak came from by its last use.',
        'Pass SENTRY_AUTH_TOKEN to the one build step that uploads.',
      ],
    },
    source: 'https://docs.sentry.io/account/auth-tokens/',
    examples: [`SENTRY_AUTH_TOKEN=${orgTokenOf()}`, `authToken: "${orgTokenOf('webpack')}",`],
    counterexamples: ['sntrys_eyJpYXQiO', `sntrys_${sample.hex(64)}`],
  },
  {
    id: 'sentry-dsn',
    provider: 'Sentry',
    title: 'Sentry DSN',
    severity: 'low',
    certainty: 'certain',
    keywords: ['sentry'],
    context: ['sentry'],
    // Also self-hosted, so any host. The second half exists in very old DSNs only and can send events, too, no more.
    pattern:
      /(?<secret>https?:\/\/(?<random>[0-9a-f]{32}(?::[0-9a-f]{32})?)@[A-Za-z0-9.-]{3,120}(?::[0-9]{2,5})?(?:\/[A-Za-z0-9_.-]{1,40})?\/[0-9]{1,20})(?![A-Za-z0-9])/g,
    precedence: 1,
    // Made to be shipped in web pages and apps.
    mode: 'public',
    variable: 'SENTRY_DSN',
    remediation: {
      risk: 'send events to the project until its quota is used up; nothing can be read',
      revokeAt: 'https://sentry.io/settings/projects/',
      steps: [
        'Nothing to revoke. If somebody floods the project, open its “Client Keys (DSN)”, generate a new key, and disable this one.',
      ],
      prevention: ['Set a rate limit on the client key, and list your sites under “Allowed Domains” of the project.'],
    },
    source: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
    examples: [
      `SENTRY_DSN=https://${sample.hex(32)}@o4505.ingest.us.sentry.io/4505123`,
      `Sentry.init({ dsn: "https://${sample.hex(32, 'js')}@o12.ingest.sentry.io/345" })`,
    ],
    counterexamples: [
      'dsn: https://examplePublicKey@o0.ingest.sentry.io/0',
      `https://${sample.hex(32)}@git.example.org/42`,
    ],
  },
)
