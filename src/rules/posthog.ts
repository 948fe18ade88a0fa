import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// 41 to 49 characters were seen.
const pattern = (kind: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>${kind}_(?<random>[A-Za-z0-9]{38,64}))(?![A-Za-z0-9_])`, 'g')

export default defineRules(
  {
    id: 'posthog-personal-key',
    provider: 'PostHog',
    title: 'PostHog personal API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['phx_'],
    pattern: pattern('phx'),
    variable: 'POSTHOG_PERSONAL_API_KEY',
    remediation: {
      risk: 'query events and persons, read session recordings, and change flags and settings within the scopes of the key',
      revokeAt: 'https://us.posthog.com/settings/user-api-keys',
      steps: [
        'Open your settings, “Personal API keys”, and roll or delete the key; accounts in the EU do so at eu.posthog.com.',
        'Put the new key where your scripts and source map uploads read it.',
        'Check the activity log of the project for exports and changed feature flags.',
      ],
      prevention: [
        'Tick only the scopes the script needs, and limit the key to one project.',
        'Use the project key (phc_) wherever events are only sent.',
      ],
    },
    source: 'https://posthog.com/docs/api',
    examples: [
      `POSTHOG_PERSONAL_API_KEY=phx_${sample.base62(43)}`,
      `curl -H "Authorization: Bearer phx_${sample.base62(48)}" https://us.posthog.com/api/projects/`,
    ],
    counterexamples: ['phx_your_personal_api_key', `phx_${'x'.repeat(43)}`, `gphx_${sample.base62(43)}`],
  },
  {
    id: 'posthog-personal-key-project-secret',
    provider: 'PostHog',
    title: 'PostHog project secret API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['phs_'],
    pattern: pattern('phs'),
    variable: 'POSTHOG_PROJECT_SECRET_API_KEY',
    remediation: {
      risk: 'download the feature flag definitions of the project, with the person properties they target',
      revokeAt: 'https://us.posthog.com/settings/project-feature-flags',
      steps: [
        'Open the project settings, “Feature flags”, and rotate the secure API key: the primary moves to backup.',
        'Deploy the new primary, then delete the backup key, which is the leaked one.',
      ],
      overlap: 'The former key stays valid as backup until you delete it.',
      prevention: ['Use it only for local evaluation on servers, in place of a personal key.'],
    },
    source: 'https://posthog.com/docs/feature-flags/local-evaluation',
    examples: [`POSTHOG_SECRET_KEY=phs_${sample.base62(43)}`, `secret_key: 'phs_${sample.base62(47)}'`],
    counterexamples: ['phs_your_key', `graphs_${sample.base62(43)}`],
  },
  {
    id: 'posthog-personal-key-public',
    provider: 'PostHog',
    title: 'PostHog project API key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['phc_'],
    pattern: pattern('phc'),
    mode: 'public',
    variable: 'POSTHOG_PROJECT_API_KEY',
    remediation: {
      risk: 'send events to the project',
      revokeAt: 'https://us.posthog.com/settings/project',
      steps: ['Leave it: the project API key is in the snippet of every page that uses PostHog.'],
      prevention: ['List your domains under “Authorized URLs”, and filter events from elsewhere.'],
    },
    source: 'https://posthog.com/docs/api',
    examples: [`posthog.init('phc_${sample.base62(43)}')`, `NEXT_PUBLIC_POSTHOG_KEY=phc_${sample.base62(43, 'b')}`],
    counterexamples: ['phc_your_project_api_key', `phx_${sample.base62(43)}`],
  },
)
