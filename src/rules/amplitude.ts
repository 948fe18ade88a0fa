import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'amplitude-secret-key',
    provider: 'Amplitude',
    title: 'Amplitude secret key',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['amplitude', 'secret_key', 'secret-key', 'secretkey', 'secret key'],
    // The API key has the same shape and is public; only its name tells.
    ...assigned('amplitude(?![a-z0-9_.\\- ]{0,16}(?:api[_. -]?key|init))|secret[_ -]?key', '[a-f0-9]{32}'),
    context: ['amplitude'],
    variable: 'AMPLITUDE_SECRET_KEY',
    remediation: {
      risk: 'export the raw events and cohorts of the Amplitude project, and delete users from it',
      revokeAt: 'https://app.amplitude.com/analytics/org/settings/projects',
      steps: [
        'Open “Organization settings”, “Projects”, the project, and rotate the secret key on its “General” tab.',
        'Enter the new pair in the export jobs and dashboards that call the REST API.',
        'If personal data stood in events, take the export as happened and tell your data protection contact.',
      ],
      prevention: [
        'Send nothing but the API key to browsers and apps; the secret key belongs to export jobs.',
        'Keep test and production in separate projects, so that one secret key opens only one.',
      ],
    },
    source: 'https://amplitude.com/docs/apis/keys-and-tokens',
    examples: [
      `AMPLITUDE_SECRET_KEY=${sample.hex(32)}`,
      `amplitudeToken: "${sample.hex(32, 'b')}"`,
      `# Amplitude export\nsecret_key = '${sample.hex(32, 'c')}'`,
    ],
    counterexamples: [
      `AMPLITUDE_API_KEY=${sample.hex(32)}`,
      `secret_key = '${sample.hex(32)}'`,
      'AMPLITUDE_SECRET_KEY=your-secret-key',
    ],
  },
  {
    id: 'amplitude-secret-key-public',
    provider: 'Amplitude',
    title: 'Amplitude API key',
    severity: 'low',
    certainty: 'likely',
    keywords: ['amplitude'],
    ...assigned('amplitude[a-z0-9_.\\- ]{0,16}(?:api[_. -]?key|init)', '[a-f0-9]{32}'),
    mode: 'public',
    variable: 'AMPLITUDE_API_KEY',
    remediation: {
      risk: 'send events into the Amplitude project',
      revokeAt: 'https://app.amplitude.com/analytics/org/settings/projects',
      steps: ['Leave it: every visitor of a page with the Amplitude SDK sees this key.'],
      prevention: ['Block unwanted events with filters in the Data section of Amplitude.'],
    },
    source: 'https://amplitude.com/docs/apis/keys-and-tokens',
    examples: [`AMPLITUDE_API_KEY=${sample.hex(32)}`, `amplitude.init("${sample.hex(32, 'b')}")`],
    counterexamples: [`AMPLITUDE_SECRET_KEY=${sample.hex(32)}`, 'amplitude.init("YOUR_API_KEY")'],
  },
)
